package com.talkingshops.customers.server.start;

import com.talkingshops.customers.server.failure.StartFailure;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Sees to it that keys and customers do not cross a network in clear. With a certificate the server speaks TLS 1.3 and nothing
 * else, HTTP/2 or 1.1 over it, on its only port; without one it listens to its own machine alone, unless it is told that
 * something in front ends TLS.
 */
final class TransportSecurity implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String CERTIFICATE = "customers.tls-certificate";
    static final String PRIVATE_KEY = "customers.tls-private-key";

    private static final String BUNDLE = "spring.ssl.bundle.pem.customers.";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        Path certificate = file(environment, CERTIFICATE);
        Path privateKey = file(environment, PRIVATE_KEY);
        requireOnePort(environment);
        if (certificate != null && privateKey != null) {
            Certificate.requireUsable(certificate, privateKey);
            environment.getPropertySources().addFirst(new MapPropertySource("tls", tls(certificate, privateKey)));
        } else if (certificate != null || privateKey != null) {
            throw new StartFailure("%s and %s belong together, and only %s is set: set both, or none."
                    .formatted(CERTIFICATE, PRIVATE_KEY, certificate == null ? PRIVATE_KEY : CERTIFICATE));
        } else {
            requireNobodyListens(environment);
        }
    }

    /** Whether requests come in by TLS, also if Spring Boot was told so directly. */
    static boolean isOn(Environment environment) {
        return environment.getProperty("server.ssl.enabled", Boolean.class, true)
                && Stream.of("server.ssl.bundle", "server.ssl.certificate", "server.ssl.key-store")
                        .anyMatch(property -> StringUtils.hasText(environment.getProperty(property)));
    }

    private static void requireOnePort(Environment environment) {
        String port = environment.getProperty("management.server.port", "");
        if (!port.isBlank() && !port.equals(environment.getProperty("server.port"))) {
            throw new StartFailure(
                    "management.server.port would open a second port on all addresses, in clear and without keys: leave it away, health and metrics are on the server's own port.");
        }
    }

    private static Map<String, Object> tls(Path certificate, Path privateKey) {
        return Map.of(
                BUNDLE + "keystore.certificate",
                certificate.toUri().toString(),
                BUNDLE + "keystore.private-key",
                privateKey.toUri().toString(),
                BUNDLE + "options.enabled-protocols",
                "TLSv1.3",
                BUNDLE + "keystore.verify-keys",
                true,
                BUNDLE + "reload-on-update",
                true,
                "server.ssl.enabled",
                true,
                "server.ssl.bundle",
                "customers",
                "server.http2.enabled",
                true);
    }

    private static void requireNobodyListens(Environment environment) {
        if (isOn(environment) || "proxy".equals(environment.getProperty("customers.tls"))) {
            return;
        }
        InetAddress address = Binder.get(environment)
                .bind("server.address", InetAddress.class)
                .orElseGet(() -> new java.net.InetSocketAddress(0).getAddress());
        if (!address.isLoopbackAddress()) {
            throw new StartFailure(
                    "On %s keys and customers would cross the network in clear: name a certificate with %s and %s, or say customers.tls=proxy if something in front ends TLS, or leave server.address away."
                            .formatted(address.getHostAddress(), CERTIFICATE, PRIVATE_KEY));
        }
    }

    private static @Nullable Path file(Environment environment, String property) {
        String name = environment.getProperty(property, "").strip();
        return name.isEmpty() ? null : Path.of(name).toAbsolutePath();
    }
}
