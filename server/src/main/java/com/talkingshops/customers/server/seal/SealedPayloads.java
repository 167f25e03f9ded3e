package com.talkingshops.customers.server.seal;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.eventstore.PayloadGuard;
import com.talkingshops.customers.personal.KeyStatement;
import com.talkingshops.customers.personal.SealedMessages;
import com.talkingshops.customers.personal.SealedMessages.Clear;
import com.talkingshops.customers.personal.SealedMessages.Row;
import com.talkingshops.customers.personal.SealedMessages.Sealed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Seals the payloads of events for the tenants in their metadata. */
final class SealedPayloads implements PayloadGuard {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SealedMessages messages;

    SealedPayloads(SealedMessages messages) {
        this.messages = messages;
    }

    @Override
    public List<Guarded> guard(List<Appending> events) {
        return messages.seal(events.stream().map(SealedPayloads::clear).toList()).stream()
                .map(SealedPayloads::guarded)
                .toList();
    }

    @Override
    public List<byte[]> open(List<Stored> payloads) {
        return messages.open(payloads.stream()
                .map(stored -> new SealedMessages.Stored(
                        new Row(stored.aggregate(), stored.sequence(), stored.payloadType()),
                        tenantIn(stored.metaData()),
                        stored.payload()))
                .toList());
    }

    /** Nobody's, if it cannot be read: whoever needs it will say so of this event alone. */
    private static @Nullable String tenantIn(byte[] metaData) {
        try {
            return JSON.readTree(metaData).path(MessageKeys.TENANT).asString(null);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static Clear clear(Appending appending) {
        var event = appending.event();
        return new Clear(
                new Row(event.getAggregateIdentifier(), event.getSequenceNumber(), appending.payloadType()),
                tenant(event.getMetaData().get(MessageKeys.TENANT)),
                event.getPayload(),
                appending.payload());
    }

    private static @Nullable String tenant(@Nullable Object named) {
        return named == null ? null : named.toString();
    }

    private static Guarded guarded(Sealed sealed) {
        return new Guarded(
                sealed.bytes(),
                sealed.statements().stream().map(SealedPayloads::along).toList());
    }

    private static Along along(KeyStatement statement) {
        return new Along(statement.sql(), statement.parameters());
    }
}
