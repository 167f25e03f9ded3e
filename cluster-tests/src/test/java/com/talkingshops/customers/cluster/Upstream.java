package com.talkingshops.customers.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A node as a balancer sees it: whether it is ready, and what it answers. */
final class Upstream {

    /** Longer than a busy node takes to say how it is. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final URI address;
    private final HttpClient http;
    private final Set<CompletableFuture<?>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean ready;

    Upstream(URI address, HttpClient http) {
        this.address = address;
        this.http = http;
    }

    boolean isReady() {
        return ready;
    }

    boolean isAt(URI other) {
        return address.equals(other);
    }

    URI at(String pathAndQuery) {
        return address.resolve(pathAndQuery);
    }

    /** Asks it how it is. Who has not said it to the end soon has no request left with it: whoever waits is told. */
    void look() {
        var question = HttpRequest.newBuilder(at("/actuator/health/readiness")).build();
        var reply = http.sendAsync(question, BodyHandlers.discarding());
        try {
            // A timeout of the request's own would end with the headers.
            ready = reply.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode() == 200;
        } catch (TimeoutException silent) {
            reply.cancel(true);
            giveUp();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpTimeoutException) {
                giveUp();
            } else {
                ready = false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It is silent. */
    private void giveUp() {
        ready = false;
        waiting.forEach(reply -> reply.cancel(true));
    }

    /**
     * Passes a request on, and waits for the whole reply: what breaks off is none.
     *
     * @throws IOException if there is no reply to be had; a {@link java.net.ConnectException} or an
     *     {@link java.net.http.HttpConnectTimeoutException} if it cannot have got the request
     */
    HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        var reply = http.sendAsync(request, BodyHandlers.ofByteArray());
        waiting.add(reply);
        try {
            return reply.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (CancellationException silent) {
            throw new IOException("the node is silent", silent);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            waiting.remove(reply);
        }
    }
}
