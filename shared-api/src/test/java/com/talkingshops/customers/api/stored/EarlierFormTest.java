package com.talkingshops.customers.api.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class EarlierFormTest {

    private static final Jackson3Serializer SERIALIZER =
            Jackson3Serializer.builder().build();

    private final EventUpcasterChain chain = new EventUpcasterChain(List.of(new First(), new Second()));

    /** The amount was called a sum. */
    private static final class First extends EarlierForm {

        First() {
            super("order-billed", null, "2");
        }

        @Override
        protected void change(ObjectNode members) {
            rename(members, "sum", "amount");
            rename(members, "who", "name");
        }
    }

    /** A name was in two parts. */
    private static final class Second extends EarlierForm {

        Second() {
            super("order-billed", "2", "3");
        }

        @Override
        protected void change(ObjectNode members) {
            var family = members.remove("family");
            if (members.hasNonNull("name") && family != null) {
                members.put("name", members.get("name").asString() + " " + family.asString());
            }
        }
    }

    @Test
    void becomesTheNextFormAndThatTheOneBehindIt() {
        // when
        var event = upcast("order-billed", null, "{\"sum\":5,\"who\":\"Asha\",\"family\":\"Rao\"}");
        // then
        assertThat(event.getType().getName()).isEqualTo("order-billed");
        assertThat(event.getType().getRevision()).isEqualTo("3");
        assertThat(json(event)).isEqualTo("{\"amount\":5,\"name\":\"Asha Rao\"}");
    }

    @Test
    void isLeftAloneIfItIsOfAnotherRevisionOrName() {
        assertThat(json(upcast("order-billed", "2", "{\"sum\":5}"))).isEqualTo("{\"sum\":5}");
        assertThat(upcast("order-billed", "3", "{\"sum\":5}").getType().getRevision())
                .isEqualTo("3");
        assertThat(json(upcast("order-placed", null, "{\"sum\":5}"))).isEqualTo("{\"sum\":5}");
    }

    @Test
    void keepsFiguresAsTheyAreWritten() {
        assertThat(json(upcast("order-billed", null, "{\"sum\":999999999999999999.90,\"n\":1E+3}")))
                .contains("\"amount\":999999999999999999.90");
        assertThat(json(upcast("order-billed", null, "{\"sum\":250.00}"))).isEqualTo("{\"amount\":250.00}");
    }

    @Test
    void goesWithoutWhatIsForgotten() {
        assertThat(json(upcast("order-billed", null, "{\"sum\":5}"))).isEqualTo("{\"amount\":5}");
        assertThat(json(upcast("order-billed", null, "{\"sum\":5,\"who\":null,\"family\":null}")))
                .contains("\"amount\":5");
    }

    @Test
    void failsAsAnEventThatCannotBeReadIfItIsNoObject() {
        var event = upcast("order-billed", null, "[]");
        assertThatThrownBy(() -> event.getData(byte[].class).getData()).isInstanceOf(SerializationException.class);
    }

    private IntermediateEventRepresentation upcast(String name, String revision, String json) {
        var stored = new GenericDomainEventEntry<>(
                "Order",
                "o1",
                0,
                "e1",
                "2026-01-01T12:00:00Z",
                name,
                revision,
                json.getBytes(UTF_8),
                "{}".getBytes(UTF_8));
        return chain.upcast(Stream.of(new InitialEventRepresentation(stored, SERIALIZER)))
                .findFirst()
                .orElseThrow();
    }

    private static String json(IntermediateEventRepresentation event) {
        return new String(event.getData(byte[].class).getData(), UTF_8);
    }
}
