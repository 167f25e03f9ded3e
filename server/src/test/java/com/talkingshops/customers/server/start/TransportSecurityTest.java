package com.talkingshops.customers.server.start;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.CustomerManagement;
import com.talkingshops.customers.server.OtherProcess;
import com.talkingshops.customers.server.embedded.ServerData;
import java.math.BigInteger;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportSecurityTest {

    private static final String GREETING = "Customer Management answers at ";
    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir
    private static Path folder;

    private static PemFiles files;
    private static Path data;
    private static OtherProcess server;
    private static URI base;

    @BeforeAll
    static void start() throws Exception {
        files = PemFiles.in(folder);
        data = ServerData.in(folder);
        server = OtherProcess.start(
                CustomerManagement.class,
                "--server.port=0",
                "--customers.data-dir=" + data,
                "--customers.tls-certificate=" + files.certificate(),
                "--customers.tls-private-key=" + files.privateKey(),
                "--spring.ssl.bundle.watch.file.quiet-period=200ms");
        String greeting = server.awaitLine(GREETING);
        base = URI.create(greeting.substring(GREETING.length(), greeting.indexOf(',')));
        server.keepOutputIn(folder.resolve("server.log"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void answersByTls13AndHttp2AndAsksToBeReachedByNothingElse() throws Exception {
        // when
        HttpResponse<String> reply = get("TLSv1.3", "/v1/customers");
        // then
        assertThat(base).hasScheme("https");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(reply.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        assertThat(reply.headers().allValues("strict-transport-security")).containsExactly("max-age=31536000");
        assertThat(get("TLSv1.3", "/v1/unknown").headers().allValues("strict-transport-security"))
                .hasSize(1);
    }

    @Test
    void refusesOlderTls() {
        assertThatThrownBy(() -> get("TLSv1.2", "/v1/customers")).isInstanceOf(SSLException.class);
    }

    @Test
    void answersNothingInClearAndSendsNobodyElsewhere() throws Exception {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            // when
            socket.getOutputStream()
                    .write(("GET /v1/customers HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nx-tenant-api-key: "
                                    + key() + "\r\n\r\n")
                            .getBytes(US_ASCII));
            String reply = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            // then
            assertThat(reply).startsWith("HTTP/1.1 400 ").doesNotContainIgnoringCase("location:");
        }
    }

    @Test
    void goesOnWithARenewedCertificate() throws Exception {
        // given
        assertThat(shownSerialNumber()).isEqualTo(files.serialNumber());
        // when
        files = PemFiles.in(folder);
        // then
        await().atMost(SOON).until(() -> shownSerialNumber().equals(files.serialNumber()));
        assertThat(get("TLSv1.3", "/v1/customers").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> get(String protocol, String path) throws Exception {
        var parameters = new SSLParameters();
        parameters.setProtocols(new String[] {protocol});
        try (var client = HttpClient.newBuilder()
                .sslContext(trusting(files))
                .sslParameters(parameters)
                .build()) {
            return client.send(
                    HttpRequest.newBuilder(base.resolve(path))
                            .header("x-tenant-api-key", key())
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static BigInteger shownSerialNumber() throws Exception {
        try (var socket = (SSLSocket) trusting(files).getSocketFactory().createSocket(base.getHost(), base.getPort())) {
            socket.startHandshake();
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
        } catch (SSLException ofAnother) {
            return BigInteger.ZERO;
        }
    }

    private static SSLContext trusting(PemFiles files) throws Exception {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(files.trust());
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String key() throws Exception {
        return Files.readString(data.resolve("demo-api-key")).strip();
    }
}
