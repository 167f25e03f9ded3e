package com.talkingshops.customers.server.trace;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lines of the log that each request leaves, as {@code customers.log=json} has them. */
final class LoggedRequests implements AutoCloseable {

    private final Logger log = (Logger) LoggerFactory.getLogger("com.talkingshops.customers.server.request.AccessLog");
    private final Level before = log.getLevel();
    private final Lines lines = new Lines();

    LoggedRequests() {
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
    }

    /** The line of a request, which is written behind its reply. */
    JsonNode of(String requestId) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> lines.of(requestId), found -> !found.isEmpty())
                .getFirst();
    }

    @Override
    public void close() {
        log.detachAppender(lines);
        log.setLevel(before);
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final List<JsonNode> json = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            var encoder = new StructuredLogEncoder();
            encoder.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
            encoder.setFormat("ecs");
            encoder.start();
            json.add(JsonMapper.shared().readTree(encoder.encode(event)));
        }

        List<JsonNode> of(String requestId) {
            return json.stream()
                    .filter(line -> line.path("requestId").asString("").equals(requestId))
                    .toList();
        }
    }
}
