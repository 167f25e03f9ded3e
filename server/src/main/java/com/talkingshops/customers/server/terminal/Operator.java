package com.talkingshops.customers.server.terminal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a server with the operator's key. */
final class Operator implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int UNAUTHORIZED = 401;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Command command;
    private final String key;

    /** What a server answered. */
    record Answer(int status, JsonNode body) {

        /** Why it was refused. */
        String message() {
            return body.at("/error/message").asString("no reason");
        }
    }

    /** The server does not answer, for the reason that is said. */
    static class Silence extends IOException {

        private static final long serialVersionUID = 1L;

        Silence(String sentence, Exception cause) {
            super(sentence, cause);
        }
    }

    /** The server did not answer in time, and may have done it. */
    static final class TooLate extends Silence {

        private static final long serialVersionUID = 1L;

        TooLate(String sentence, Exception cause) {
            super(sentence, cause);
        }
    }

    private Operator(Command command, String key) {
        this.command = command;
        this.key = key;
    }

    /**
     * Reads the key.
     *
     * @throws Refusal if there is none
     */
    static Operator of(Command command) {
        try {
            String key = Files.readString(command.keyFile()).strip();
            if (key.matches("[!-~]+")) {
                return new Operator(command, key);
            }
        } catch (IOException e) {
            // As if it were empty: there is no key.
        }
        throw new Refusal("The operator's key cannot be read from %s: name the file that it is in with --key-file."
                .formatted(command.keyFile()));
    }

    Answer get(String address) throws Silence {
        return send(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    Answer post(String address) throws Silence {
        return send(HttpRequest.newBuilder(URI.create(address)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private Answer send(HttpRequest.Builder request) throws Silence {
        try {
            var reply = client.send(
                    request.header("x-admin-api-key", key).timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (reply.statusCode() == UNAUTHORIZED) {
                throw new Refusal(
                        "The server at %s does not accept the key in %s: name the file of the operator's key with --key-file."
                                .formatted(command.url(), command.keyFile()));
            }
            return new Answer(reply.statusCode(), JSON.readTree(reply.body()));
        } catch (JacksonException e) {
            // As a proxy does whose server is away.
            throw new Silence(
                    "What answers at %s is another program: name the server's address with --url."
                            .formatted(command.url()),
                    e);
        } catch (HttpTimeoutException e) {
            throw new TooLate(
                    "The server at %s does not answer within %d seconds."
                            .formatted(command.url(), PATIENCE.toSeconds()),
                    e);
        } catch (ConnectException e) {
            throw new Silence(
                    "No server answers at %s: start it, or name its address with --url.".formatted(command.url()), e);
        } catch (IOException e) {
            throw new Silence(
                    "The server at %s cannot be asked (%s): is --url right?".formatted(command.url(), e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
