package com.talkingshops.customers.api.stored;

import java.util.Objects;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form that an event was once stored in, and what makes the next one of it. It has members of its own and the event's name: whoever
 * reads a history chooses by names what to read.
 */
public abstract class EarlierForm extends SingleEventUpcaster {

    /** Leaves figures as they are written. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final SimpleSerializedType form;
    private final SimpleSerializedType next;

    /**
     * The form of an event.
     *
     * @param name that the event is stored under
     * @param revision of this form; {@code null} for the first, which has none
     * @param next the revision of the next form
     */
    protected EarlierForm(String name, @Nullable String revision, @Nullable String next) {
        this.form = new SimpleSerializedType(name, revision);
        this.next = new SimpleSerializedType(name, next);
        if (Objects.equals(revision, next)) {
            throw new IllegalArgumentException("the next form of " + name + " has the same revision");
        }
    }

    /** Makes the next form of the members, which are opened. What is personal is not there if it is {@code null}, or somebody is forgotten. */
    protected abstract void change(ObjectNode members);

    /** Gives a member another name, if it is there. */
    protected static void rename(ObjectNode members, String from, String to) {
        var value = members.remove(from);
        if (value != null) {
            members.set(to, value);
        }
    }

    @Override
    protected final boolean canUpcast(IntermediateEventRepresentation event) {
        return form.getName().equals(event.getType().getName())
                && Objects.equals(form.getRevision(), event.getType().getRevision());
    }

    @Override
    protected final IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(next, byte[].class, this::changed);
    }

    private byte[] changed(byte[] stored) {
        try {
            var members = (ObjectNode) JSON.readTree(stored);
            change(members);
            return JSON.writeValueAsBytes(members);
        } catch (RuntimeException e) {
            // As of any other payload that cannot be read, so that it fails alone.
            throw new SerializationException("The form " + form + " cannot be made the next.", e);
        }
    }
}
