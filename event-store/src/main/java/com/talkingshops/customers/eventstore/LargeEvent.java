package com.talkingshops.customers.eventstore;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * An event that is not kept for those who may want it later, where memory is short: it is read once more then. {@link SharedTail} keeps some
 * thousand events for processors that are behind, however large they are.
 */
final class LargeEvent<T> extends GenericTrackedDomainEventMessage<T> {

    private static final long serialVersionUID = 1L;

    private final long bytes;
    private final transient Content<T> content;

    private LargeEvent(TrackingToken token, DomainEventMessage<T> event, Content<T> content, long bytes) {
        super(
                token,
                new GenericDomainEventMessage<>(
                        event.getType(),
                        event.getAggregateIdentifier(),
                        event.getSequenceNumber(),
                        content,
                        event.getTimestamp()));
        this.content = content;
        this.bytes = bytes;
    }

    /**
     * The event without what is large of it.
     *
     * @param bytes how long it is as it is stored
     * @param again reads it once more
     */
    static <T> LargeEvent<T> of(
            TrackingToken token, DomainEventMessage<T> event, long bytes, Supplier<? extends Message<T>> again) {
        return new LargeEvent<>(token, event, new Content<>(event, again), bytes);
    }

    /** How long an event is as it is stored, if that is much; 0 otherwise. */
    static long bytes(TrackedEventMessage<?> event) {
        return event instanceof LargeEvent<?> large ? large.bytes : 0;
    }

    /** As the collector does when there is hardly any memory left. */
    void forget() {
        content.kept.clear();
    }

    /** What is large of an event, as long as there is room for it. */
    private static final class Content<T> implements Message<T> {

        private static final long serialVersionUID = 1L;

        private final String identifier;
        private final Class<T> payloadType;
        private final transient Supplier<? extends Message<T>> again;
        private transient SoftReference<Message<T>> kept;

        Content(Message<T> message, Supplier<? extends Message<T>> again) {
            this.identifier = message.getIdentifier();
            this.payloadType = message.getPayloadType();
            this.again = again;
            this.kept = new SoftReference<>(message);
        }

        private synchronized Message<T> message() {
            @Nullable Message<T> message = kept.get();
            if (message == null) {
                message = again.get();
                kept = new SoftReference<>(message);
            }
            return message;
        }

        @Override
        public String getIdentifier() {
            return identifier;
        }

        @Override
        public MetaData getMetaData() {
            return message().getMetaData();
        }

        @Override
        public T getPayload() {
            return message().getPayload();
        }

        @Override
        public Class<T> getPayloadType() {
            return payloadType;
        }

        // As it was stored, also where it cannot be read.
        @Override
        public <R> SerializedObject<R> serializePayload(Serializer serializer, Class<R> expectedRepresentation) {
            return message().serializePayload(serializer, expectedRepresentation);
        }

        @Override
        public <R> SerializedObject<R> serializeMetaData(Serializer serializer, Class<R> expectedRepresentation) {
            return message().serializeMetaData(serializer, expectedRepresentation);
        }

        @Override
        public Message<T> withMetaData(Map<String, ?> metaData) {
            return message().withMetaData(metaData);
        }

        @Override
        public Message<T> andMetaData(Map<String, ?> metaData) {
            return message().andMetaData(metaData);
        }
    }
}
