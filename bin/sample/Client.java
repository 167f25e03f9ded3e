import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Speaks to the service with one key; waits as long as a 429 or 503 asks for, and takes every other failure for final. */
final class Client {

    private static final int ATTEMPTS = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String header;
    private final String key;

    Client(URI server, String header, String key) {
        this.server = server;
        this.header = header;
        this.key = key;
    }

    String post(String path, Object body) throws IOException, InterruptedException {
        return send(request(path)
                .POST(BodyPublishers.ofString(Json.text(body)))
                .header("content-type", "application/json"));
    }

    String get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header(header, key).timeout(Duration.ofMinutes(1));
    }

    private String send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> reply = http.send(request, BodyHandlers.ofString());
            if (reply.statusCode() < 300) {
                return reply.body();
            }
            boolean later = reply.statusCode() == 429 || reply.statusCode() == 503;
            if (!later || attempt == ATTEMPTS) {
                throw new IOException(
                        request.method() + " " + request.uri() + " → " + reply.statusCode() + " " + reply.body());
            }
            Thread.sleep(Duration.ofSeconds(
                    reply.headers().firstValueAsLong("retry-after").orElse(1)));
        }
    }
}
