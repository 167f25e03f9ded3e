package com.talkingshops.customers.query.export;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.export.ExportQuery.CustomerExport.Actor;
import com.talkingshops.customers.api.export.ExportQuery.CustomerExport.Happened;
import com.talkingshops.customers.api.stored.StoredNames;
import com.talkingshops.customers.personal.Personal;
import com.talkingshops.customers.query.history.Told;
import java.util.Arrays;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event as an export tells it: the event itself, with everything that it says. */
final class ToldEvent {

    /** Two decimals of an amount are two decimals, also if they are zeros. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ToldEvent() {}

    /**
     * Tells an event.
     *
     * @param forgotten whether what is personal is left out, also while somebody can still open it
     */
    static Happened of(DomainEventMessage<?> event, boolean forgotten) {
        return new Happened(
                event.getTimestamp(),
                StoredNames.nameOf(event.getPayloadType()),
                event.getAggregateIdentifier(),
                event.getSequenceNumber() + 1,
                payload(Told.by(event), forgotten),
                new Actor(text(event, MessageKeys.ACTOR), text(event, MessageKeys.ACTOR_NAME)));
    }

    private static @Nullable JsonNode payload(@Nullable Object event, boolean forgotten) {
        if (event == null) {
            return null;
        }
        ObjectNode payload = JSON.valueToTree(event);
        if (forgotten) {
            Arrays.stream(event.getClass().getRecordComponents())
                    .filter(component -> component.isAnnotationPresent(Personal.class))
                    .forEach(component -> payload.putNull(component.getName()));
        }
        return payload;
    }

    private static @Nullable String text(DomainEventMessage<?> event, String key) {
        Object value = event.getMetaData().get(key);
        return value == null ? null : value.toString();
    }
}
