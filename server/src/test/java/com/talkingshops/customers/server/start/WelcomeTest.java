package com.talkingshops.customers.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WelcomeTest {

    @Test
    void namesAFirstCallThatReadsTheKey() {
        assertThat(Welcome.firstCall("http://127.0.0.1:8080", Path.of("/shop/data/demo-api-key")))
                .isEqualTo(
                        "curl -H \"x-tenant-api-key: $(cat /shop/data/demo-api-key)\" http://127.0.0.1:8080/v1/customers");
    }

    @Test
    void quotesForTheShellWhatNeedsIt() {
        assertThat(Welcome.firstCall("http://127.0.0.1:8080", Path.of("/Anna's shop/demo-api-key")))
                .contains("$(cat '/Anna'\\''s shop/demo-api-key')");
    }
}
