package com.talkingshops.customers.server.farewell;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.server.role.NodeProcess;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FarewellTest {

    @Test
    void aNodeThatIsToldToEndSaysSoByItsReadinessAndStillAnswers() throws Exception {
        try (var node =
                NodeProcess.start(TestDatabase.freshUrl(), RootKeySet.fresh().text(), "--customers.farewell=5s")) {
            // given
            String key = node.operator()
                    .post("/admin/tenants", object("name", "Shop", "region", "IN"))
                    .expect(201)
                    .text("/apiKey");
            // when
            node.terminate();
            // then
            await().atMost(Duration.ofSeconds(30)).until(() -> !node.isReady());
            node.holder(key)
                    .post("/v1/customers", object("mobile", "9876543210"))
                    .expect(201);
            assertThat(node.exitCode()).isEqualTo(143);
        }
    }
}
