package com.talkingshops.customers.server.http;

import com.talkingshops.customers.server.openapi.OpenApiCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** Checks replies against the description that the server itself gives. */
public final class OpenApiCheckHolder implements Client.ReplyCheck {

    private final Supplier<OpenApiCheck> check;

    /** Reads the description when the first reply is to be checked. */
    public OpenApiCheckHolder(String base) {
        this.check = SingletonSupplier.of(() -> new OpenApiCheck(read(base + "/v1/openapi.json")));
    }

    @Override
    public void accept(String method, String path, Reply reply) {
        String route = URI.create(path).getPath();
        if (route.startsWith("/v1/openapi.json") || route.startsWith("/actuator") || route.startsWith("/docs")) {
            return;
        }
        check.get().check(method, route, reply.status(), reply.headers().map(), reply.body());
    }

    private static String read(String url) {
        try (var stream = URI.create(url).toURL().openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
