package com.talkingshops.customers.cluster;

import com.talkingshops.customers.server.embedded.Ports;
import com.talkingshops.customers.server.start.PemFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The proxy of docker-compose.yml as a process of this machine, by its own file. */
final class Caddy implements AutoCloseable {

    private static final Path FILE = Path.of("../deploy/Caddyfile");

    /** Of the file, what Caddy 2.6 does not know yet: whether it keeps a copy of what it was told. */
    private static final String NEWER = "\tpersist_config off\n";

    /** Longer than the proxy may take for anything, and shorter than anybody waits. */
    private static final Duration LONGEST = Duration.ofSeconds(75);

    private final Process process;
    private final int port;
    private final HttpClient http;

    private Caddy(Process process, int port, HttpClient http) {
        this.process = process;
        this.port = port;
        this.http = http;
    }

    /** Whether there is one. */
    static boolean isInstalled() {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "caddy")));
    }

    /** One that is told of these nodes. */
    static Caddy start(Path folder, List<StubNode> commands, List<StubNode> queries) throws Exception {
        var pem = PemFiles.in(folder);
        Path file = Files.writeString(
                folder.resolve("Caddyfile"), Files.readString(FILE).replace(NEWER, ""));
        int port = Ports.free();
        var builder = new ProcessBuilder("caddy", "run", "--adapter", "caddyfile", "--config", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target/caddy.log").toFile());
        builder.environment().put("CUSTOMERS_PROXY_PORT", Integer.toString(port));
        builder.environment().put("CUSTOMERS_PROXY_METRICS_PORT", Integer.toString(Ports.free()));
        builder.environment().put("CUSTOMERS_CERTIFICATE", pem.certificate() + " " + pem.privateKey());
        builder.environment().put("CUSTOMERS_COMMAND_NODES", addresses(commands));
        builder.environment().put("CUSTOMERS_QUERY_NODES", addresses(queries));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        return new Caddy(builder.start(), port, client(pem));
    }

    private static String addresses(List<StubNode> nodes) {
        return String.join(" ", nodes.stream().map(StubNode::address).toList());
    }

    private static HttpClient client(PemFiles pem) throws Exception {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(pem.trust());
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }

    /** Sends a request to it. */
    CompletableFuture<HttpResponse<String>> send(String method, String path) {
        var body =
                method.equals("GET") ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString("{}");
        var request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                .timeout(LONGEST)
                .method(method, body)
                .build();
        return http.sendAsync(request, BodyHandlers.ofString());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        http.shutdownNow();
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
