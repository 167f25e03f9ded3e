package com.talkingshops.customers.server.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.server.CustomerManagement;
import com.talkingshops.customers.server.Errors;
import com.talkingshops.customers.server.start.Start;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server that is given another root key than the one its database needs says so, and leaves everything as it is. */
@ExtendWith(OutputCaptureExtension.class)
class RootKeyFailureTest {

    private final String database = TestDatabase.freshUrl();
    private final RootKeySet right = RootKeySet.fresh();

    @Test
    void endsTheStartWithASentence(CapturedOutput output) {
        // given
        try (var server = start(right)) {
            server.getBean(com.talkingshops.customers.personal.KeyedHashes.class)
                    .of("shop", "mobile", "1");
        }
        // when another key goes by the same version
        assertThatThrownBy(() -> start(RootKeySet.fresh()));
        // then
        assertThat(Errors.in(output))
                .isEqualTo(
                        "Cannot start: Version 1 of the root key in the setting customers.root-key is not the one that keys in the database are wrapped with: put back the key that belongs to this database, nothing can be read without it.\n");
        // and when the version is not there
        assertThatThrownBy(() -> start(right.withNewest().newestAlone()));
        // then
        assertThat(Errors.in(output))
                .endsWith(
                        "Cannot start: The setting customers.root-key does not hold version 1 of the root key, which keys in the database are wrapped with: put that version back, nothing can be read without it.\n");
        // and when it is back
        try (var server = start(right)) {
            assertThat(server.getBean(JdbcClient.class)
                            .sql("select count(*) from es.tenant_key where tenant_id = 'shop'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(2);
        }
    }

    private ConfigurableApplicationContext start(RootKeySet keys) {
        return Start.of(CustomerManagement.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database,
                        "--customers.admin-api-key=0123456789abcdef0123456789abcdef",
                        "--customers.root-key=" + keys.text());
    }
}
