package com.talkingshops.customers.server.request;

import com.talkingshops.customers.api.TimeOrderedId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Names a request in replies, logs and events: as the client does, if its name is sane. */
public final class RequestId {

    /** The header that carries it both ways. */
    public static final String HEADER = "X-Request-Id";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /**
     * The name of a request: the same one whenever it is asked for.
     *
     * @return what the client sent, if it sent one name of 1 to 64 of {@code [A-Za-z0-9._-]}; otherwise one made here
     */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(HEADER) instanceof String known) {
            return known;
        }
        List<String> sent = Collections.list(request.getHeaders(HEADER));
        String id = sent.size() == 1 && SANE.matcher(sent.getFirst()).matches()
                ? sent.getFirst()
                : TimeOrderedId.next(InstantSource.system());
        request.setAttribute(HEADER, id);
        return id;
    }
}
