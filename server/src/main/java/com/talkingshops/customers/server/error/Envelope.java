package com.talkingshops.customers.server.error;

import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.server.request.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes the one JSON shape in which every failure is told. */
public final class Envelope {

    private final JsonMapper json;
    private final FailureCounts counts;

    Envelope(JsonMapper json, FailureCounts counts) {
        this.json = json;
        this.counts = counts;
    }

    /** Tells a client that a request is refused, where nothing stands around that would catch the rejection. */
    public void write(Rejection rejection, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(Failure.of(rejection), request, response);
    }

    /** Replaces whatever the response was going to be. */
    void write(Failure failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        counts.add(failure.code());
        String requestId = RequestId.of(request);
        var details = new LinkedHashMap<>(failure.details());
        details.put("requestId", requestId);
        byte[] body =
                json.writeValueAsBytes(Map.of("error", new Body(failure.code().name(), failure.message(), details)));
        response.resetBuffer();
        forgetReply(response);
        response.setStatus(failure.code().status());
        response.setHeader(RequestId.HEADER, requestId);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        failure.headers().forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Takes back what described the reply that there will not be. */
    private static void forgetReply(HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, null);
        response.setHeader(HttpHeaders.LOCATION, null);
        response.setHeader(HttpHeaders.LAST_MODIFIED, null);
    }

    private record Body(String code, String message, Map<String, Object> details) {}
}
