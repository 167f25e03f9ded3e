package com.talkingshops.customers.eventstore;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Axon's JSON serializer, except that stored types have names of their own and not those of their classes, so that a class
 * can move without history becoming unreadable; and that a revision which nobody here knows is not read as the one that is known.
 */
final class PinnedTypeSerializer extends Jackson3Serializer {

    private static final String META_DATA = MetaData.class.getName();

    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, SerializedType> types;

    PinnedTypeSerializer(Builder builder, StoredTypes pinned) {
        super(builder);
        this.classes = Map.copyOf(pinned.byAnyName());
        this.types = pinned.names().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        type -> new SimpleSerializedType(
                                type.getValue(), getRevisionResolver().revisionOf(type.getKey()))));
    }

    @Override
    public SerializedType typeForClass(@SuppressWarnings("rawtypes") Class type) {
        SerializedType pinned = types.get(type);
        return pinned == null ? super.typeForClass(type) : pinned;
    }

    /** Asked for every event and for its metadata; to find a class by its name each time was a tenth of reading a history. */
    @Override
    public Class<?> classForType(SerializedType type) {
        Class<?> pinned = classes.get(type.getName());
        if (pinned != null) {
            return pinned;
        }
        return type.getName().equals(META_DATA) ? MetaData.class : super.classForType(type);
    }

    /** A member that has another name in a later revision would be taken for one that is missing. */
    @Override
    public <S, T> T deserialize(SerializedObject<S> stored) {
        SerializedType type = stored.getType();
        Class<?> pinned = classes.get(type.getName());
        if (pinned != null) {
            SerializedType known = Objects.requireNonNull(types.get(pinned));
            if (!Objects.equals(type.getRevision(), known.getRevision())) {
                throw new SerializationException(
                        "A %s of the revision %s is stored, and the revision that is known is %s: it is of a later release, or an upcaster is missing."
                                .formatted(type.getName(), type.getRevision(), known.getRevision()));
            }
        }
        return super.deserialize(stored);
    }
}
