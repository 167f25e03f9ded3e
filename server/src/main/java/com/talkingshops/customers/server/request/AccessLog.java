package com.talkingshops.customers.server.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerMapping;

/** One line for each request. It names the route and never the path or the query, where personal data may be. */
final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    private AccessLog() {}

    static void write(HttpServletRequest request, int status, long nanos) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String route = pattern == null ? "-" : pattern.toString();
        String method = method(request);
        // Probes come every few seconds for ever.
        var line = route.startsWith("/actuator/") ? LOG.atDebug() : LOG.atInfo();
        line.addKeyValue("http.request.method", method)
                .addKeyValue("http.route", route)
                .addKeyValue("http.response.status_code", status)
                .addKeyValue("event.duration", nanos)
                .log("{} {} {} {} ms", method, route, status, TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    /** A method is any token that a client makes up. */
    private static String method(HttpServletRequest request) {
        String method = request.getMethod();
        return method.length() > 10 ? method.substring(0, 10) : method;
    }
}
