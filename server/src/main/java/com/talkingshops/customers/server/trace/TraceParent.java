package com.talkingshops.customers.server.trace;

import com.talkingshops.customers.api.MessageKeys;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.messaging.Message;

/**
 * Where a message belongs in a trace that is sampled, as its metadata says: {@code traceparent} of W3C's Trace Context,
 * version 00. The other header of that document, {@code tracestate}, is a caller's and is not stored.
 */
final class TraceParent {

    private static final Pattern SAMPLED = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-01");

    private TraceParent() {}

    static String of(TraceContext context) {
        return "00-" + context.traceId() + "-" + context.spanId() + "-01";
    }

    static boolean isOn(Message<?> message) {
        return message.getMetaData().containsKey(MessageKeys.TRACE);
    }

    /** The span that a message was sent in, of this process or another. */
    static Optional<TraceContext> on(Message<?> message, Tracer tracer) {
        return Optional.ofNullable(message.getMetaData().get(MessageKeys.TRACE))
                .map(value -> SAMPLED.matcher(value.toString()))
                .filter(Matcher::matches)
                .map(parts -> tracer.traceContextBuilder()
                        .traceId(parts.group(1))
                        .spanId(parts.group(2))
                        .sampled(true)
                        .build());
    }
}
