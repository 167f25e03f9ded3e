package com.talkingshops.customers.server.start;

import com.talkingshops.customers.server.failure.StartFailure;
import com.talkingshops.customers.server.role.Roles;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

/** Checks what the server is told, before anything is brought up by it: logging comes first, then the database. */
final class Settings implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    /** When the files of settings have been read, and nothing has used them. */
    private static final int ORDER = LoggingApplicationListener.DEFAULT_ORDER - 1;

    private static final int HIGHEST_PORT = 65_535;

    private static final String TRACING = "management.opentelemetry.tracing.export.otlp.";

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Binder binder = Binder.get(event.getEnvironment());
        require(binder, "server.port", Integer.class, port -> port <= HIGHEST_PORT, "a port, up to 65535; 0 for any");
        require(binder, "customers.data-dir", String.class, name -> !name.isBlank(), "the name of a folder");
        require(binder, "customers.log", String.class, Set.of("text", "json")::contains, "text or json");
        require(binder, "customers.tls", String.class, Set.of("off", "proxy")::contains, "off or proxy");
        Roles.of(event.getEnvironment());
        require(
                binder,
                "customers.acknowledge.wait",
                Duration.class,
                wait -> !wait.isNegative(),
                "a time, as 2s or 500ms");
        require(binder, "customers.farewell", Duration.class, time -> !time.isNegative(), "a time, as 5s or 0s");
        require(
                binder,
                "customers.read-models.keep-previous",
                Duration.class,
                time -> !time.isNegative(),
                "a time, as 1h or 0s");
        require(
                binder,
                "customers.directory.cache",
                DataSize.class,
                size -> !size.isNegative(),
                "an amount of memory, as 256MB");
        require(binder, "customers.metrics.tenants", Integer.class, most -> most >= 0, "a number from 0");
        require(binder, "customers.directory.exact-up-to", Long.class, most -> most >= 0, "a number from 0");
        require(binder, "customers.directory.count-to", Long.class, most -> most > 0, "a number from 1");
        require(
                binder,
                TRACING + "endpoint",
                String.class,
                address -> address.isEmpty() || address.matches("https?://[^/].*"),
                "the address of a collector, as https://collector.example:4318/v1/traces");
        require(binder, TRACING + "transport", String.class, "http"::equalsIgnoreCase, "http");
        require(
                binder,
                "management.tracing.sampling.probability",
                Double.class,
                part -> part >= 0 && part <= 1,
                "a number from 0 to 1");
        require(binder, "customers.directory.most-kept", Integer.class, most -> most >= 100, "a number from 100");
    }

    private static <T> void require(Binder binder, String name, Class<T> type, Predicate<T> right, String what) {
        try {
            binder.bind(name, type).ifBound(value -> {
                if (!right.test(value)) {
                    throw wrong(binder, name, what);
                }
            });
        } catch (BindException e) {
            throw wrong(binder, name, what);
        }
    }

    private static StartFailure wrong(Binder binder, String name, String what) {
        String value = binder.bind(name, String.class).orElse("");
        return new StartFailure("%s has to be %s, and is '%s'.".formatted(name, what, value));
    }
}
