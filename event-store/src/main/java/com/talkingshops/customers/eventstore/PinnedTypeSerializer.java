package com.talkingshops.customers.eventstore;

import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Axon's JSON serializer, except that stored types have names of their own and not those of their classes, so that a class
 * can move without history becoming unreadable.
 */
final class PinnedTypeSerializer extends Jackson3Serializer {

    private static final String META_DATA = MetaData.class.getName();

    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, String> names;

    /**
     * Takes the names.
     *
     * @param pinned the classes that are stored, by the names that they are stored under
     */
    PinnedTypeSerializer(Builder builder, Map<String, Class<?>> pinned) {
        super(builder);
        this.classes = Map.copyOf(pinned);
        this.names = pinned.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    @Override
    public SerializedType typeForClass(@SuppressWarnings("rawtypes") Class type) {
        String name = names.get(type);
        return name == null
                ? super.typeForClass(type)
                : new SimpleSerializedType(name, getRevisionResolver().revisionOf(type));
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
}
