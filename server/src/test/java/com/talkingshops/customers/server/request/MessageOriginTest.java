package com.talkingshops.customers.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.Update;
import com.talkingshops.customers.api.tenant.TenantCommand.ChangeTenant;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.api.tenant.TenantQuery.FindCaller;
import com.talkingshops.customers.api.tenant.TenantQuery.GetTenant;
import com.talkingshops.customers.stub.Running;
import com.talkingshops.customers.stub.StubMessages;
import com.talkingshops.customers.stub.StubTenants;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class MessageOriginTest {

    private static final TenantId TENANT = new TenantId("64a1b2c3d4e5f6789abc1234");
    private static final ChangeTenant CHANGE = new ChangeTenant(
            TENANT, Update.unchanged(), Update.unchanged(), Update.unchanged(), Update.unchanged(), Update.unchanged());

    @Nested
    class OverHttp {

        private final StubTenants.Tenant tenant = Running.tenant();
        private final StubMessages messages = Running.bean(StubMessages.class);

        @Test
        void commandsAndTheirEventsSayWhoSentWhichRequest() {
            // given
            messages.commands.clear();
            messages.events.clear();
            // when
            Running.post("/v1/commands", "{\"thing\":\"a\"}", "x-tenant-api-key", tenant.key, "X-Request-Id", "r-1");
            // then
            assertThat(messages.commands.poll()).containsAllEntriesOf(expected("r-1"));
            assertThat(messages.events.poll()).containsAllEntriesOf(expected("r-1"));
        }

        @Test
        void queriesSayWhoSentWhichRequest() {
            var reply = Running.get("/v1/queries", "x-tenant-api-key", tenant.key, "X-Request-Id", "r-2");
            expected("r-2")
                    .forEach((key, value) -> assertThat(reply.body()).contains("\"" + key + "\":\"" + value + "\""));
        }

        private Map<String, String> expected(String requestId) {
            return Map.of(
                    MessageKeys.TENANT,
                    tenant.caller.tenantId().value(),
                    MessageKeys.ACTOR,
                    tenant.caller.keyId().value(),
                    MessageKeys.ACTOR_NAME,
                    "first key",
                    MessageKeys.REQUEST,
                    requestId);
        }
    }

    @Nested
    class InARequestOfTheOperator {

        @Test
        void isTheOperatorOnTheTenantThatIsNamed() {
            MetaData origin = duringRequest(true, CHANGE);
            assertThat(origin)
                    .containsEntry(MessageKeys.TENANT, TENANT.value())
                    .containsEntry(MessageKeys.ACTOR, MessageKeys.OPERATOR)
                    .containsEntry(MessageKeys.REQUEST, "r-3");
            assertThat(duringRequest(true, new GetTenant(TENANT))).containsEntry(MessageKeys.TENANT, TENANT.value());
        }
    }

    @Nested
    class BeforeAnybodyIsLetIn {

        @Test
        void isNobody() {
            assertThat(duringRequest(false, new FindCaller("hash"))).containsOnlyKeys(MessageKeys.REQUEST);
        }
    }

    @Nested
    class WithoutARequest {

        @Test
        void isTheServerWhichMaySayMore() {
            // given
            Message<?> message = GenericCommandMessage.asCommandMessage(CHANGE)
                    .andMetaData(Map.of(MessageKeys.ACTOR_NAME, "first start"));
            // then
            assertThat(MessageOrigin.on(message))
                    .containsEntry(MessageKeys.TENANT, TENANT.value())
                    .containsEntry(MessageKeys.ACTOR, MessageKeys.OPERATOR)
                    .containsEntry(MessageKeys.ACTOR_NAME, "first start")
                    .doesNotContainKey(MessageKeys.REQUEST);
        }

        @Test
        void reachesTheBus() {
            Running.bean(StubMessages.class).commands.clear();
            Running.bean(CommandGateway.class).sendAndWait(CHANGE);
            assertThat(Running.bean(StubMessages.class).commands.poll())
                    .containsEntry(MessageKeys.TENANT, TENANT.value());
        }
    }

    private static MetaData duringRequest(boolean operator, Object payload) {
        var sent = new MockHttpServletRequest();
        sent.addHeader("X-Request-Id", "r-3");
        CurrentRequest request = CurrentRequest.of(sent);
        if (operator) {
            request.admitOperator();
        }
        request.begin();
        try {
            return MessageOrigin.on(GenericCommandMessage.asCommandMessage(payload));
        } finally {
            CurrentRequest.end();
        }
    }
}
