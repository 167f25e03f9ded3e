package com.talkingshops.customers.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.server.http.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.axonframework.updates.UpdateChecker;
import org.axonframework.updates.detection.TestEnvironmentDetector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * The server tells nobody that it runs and leaves nothing in its user's home. Axon would do both, except that it knows tests
 * when it sees them; so here it is told that this is none.
 */
class PhonesNobodyTest {

    private static final String URL = "axoniq.usage.url";
    private static final String HOME = "user.home";

    private final String realHome = System.getProperty(HOME);
    private final CountDownLatch rung = new CountDownLatch(1);
    private HttpServer telephone;

    @TempDir
    Path home;

    @BeforeEach
    void waitAtTheTelephone() throws IOException {
        telephone = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        telephone.createContext("/", call -> {
            rung.countDown();
            call.sendResponseHeaders(404, -1);
            call.close();
        });
        telephone.start();
        System.setProperty(TestEnvironmentDetector.AXONIQ_USAGE_FORCE_TEST_ENVIRONMENT, "true");
        System.setProperty(URL, "http://127.0.0.1:" + telephone.getAddress().getPort());
        System.setProperty(HOME, home.toString());
    }

    @AfterEach
    void hangUp() {
        System.setProperty(HOME, realHome);
        System.clearProperty(URL);
        System.clearProperty(TestEnvironmentDetector.AXONIQ_USAGE_FORCE_TEST_ENVIRONMENT);
        telephone.stop(0);
    }

    @Test
    void theServerNeitherCallsNorWritesIntoItsUsersHome() throws InterruptedException {
        var server = RunningServer.start(TestDatabase.freshUrl());
        try {
            assertThat(rung.await(3, TimeUnit.SECONDS))
                    .as("somebody was called")
                    .isFalse();
            assertThat(home).isEmptyDirectory();
            assertThat(server.context().getBeansOfType(UpdateChecker.class)).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void thisTestWouldNotice() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(UpdateCheckerAutoConfiguration.class))
                .run(context -> {
                    context.getBean(UpdateChecker.class).start();
                    assertThat(rung.await(20, TimeUnit.SECONDS)).isTrue();
                    assertThat(home).isNotEmptyDirectory();
                    context.getBean(UpdateChecker.class).stop();
                });
    }
}
