package com.talkingshops.customers.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;

class PinnedTypeSerializerTest {

    private final Serializer serializer = new EventStoreConfiguration()
            .serializer(new StoredTypes(
                    Map.of("poured", Poured.class, "drunk", Drunk.class), Map.of("filled", Poured.class)));

    @Revision("2")
    record Poured(String drink) {}

    record Drunk(String drink) {}

    @Test
    void writesUnderTheNameAndRevisionOfNow() {
        // when
        var type = serializer.serialize(new Poured("tea"), byte[].class).getType();
        // then
        assertThat(type.getName()).isEqualTo("poured");
        assertThat(type.getRevision()).isEqualTo("2");
        assertThat(serializer.typeForClass(Drunk.class).getRevision()).isNull();
    }

    @Test
    void readsWhatItWrites() {
        assertThat(serializer.<byte[], Object>deserialize(serializer.serialize(new Poured("tea"), byte[].class)))
                .isEqualTo(new Poured("tea"));
        assertThat(serializer.<byte[], Object>deserialize(serializer.serialize(new Drunk("tea"), byte[].class)))
                .isEqualTo(new Drunk("tea"));
    }

    @Test
    void readsWhatIsStoredUnderAFormerName() {
        assertThat(read("filled", "2", "{\"drink\":\"tea\"}")).isEqualTo(new Poured("tea"));
    }

    @Test
    void readsWhatLacksMembersOrHasMore() {
        assertThat(read("drunk", null, "{\"by\":\"asha\"}")).isEqualTo(new Drunk(null));
    }

    @Test
    void doesNotReadARevisionThatItDoesNotKnow() {
        assertThatThrownBy(() -> read("poured", "3", "{\"beverage\":\"tea\"}"))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("A poured of the revision 3 is stored, and the revision that is known is 2");
        assertThatThrownBy(() -> read("poured", null, "{\"drink\":\"tea\"}"))
                .isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> read("drunk", "1", "{\"drink\":\"tea\"}")).isInstanceOf(SerializationException.class);
    }

    @Test
    void aFormerNameIsInUseNoLonger() {
        assertThatThrownBy(() -> new StoredTypes(Map.of("poured", Poured.class), Map.of("poured", Poured.class)))
                .hasMessage("poured is no former name of a stored type");
        assertThatThrownBy(() -> new StoredTypes(Map.of("poured", Poured.class), Map.of("filled", Drunk.class)))
                .hasMessage("filled is no former name of a stored type");
    }

    private Object read(String name, String revision, String json) {
        return serializer.deserialize(new SimpleSerializedObject<>(json.getBytes(UTF_8), byte[].class, name, revision));
    }
}
