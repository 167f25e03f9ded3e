package com.talkingshops.customers.server.body;

import com.talkingshops.customers.server.admission.Turn;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Lets a body be read as JSON only once all of it is there and is UTF-8. What JSON becomes in memory is many times its size, and
 * would lie there for as long as a client dawdles, for whom nobody else is to wait either; and Jackson takes bytes for UTF-8 that are none (RFC 3629, 3: overlong forms).
 */
@ControllerAdvice
class WholeBody extends RequestBodyAdviceAdapter {

    /** Always the current one. */
    private final HttpServletRequest request;

    WholeBody(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType)
            throws IOException {
        byte[] body = Turn.asideForClient(request, message.getBody()::readAllBytes);
        // Refuses what is malformed.
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        return new Arrived(message.getHeaders(), body);
    }

    private record Arrived(HttpHeaders headers, byte[] body) implements HttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body);
        }
    }
}
