package com.talkingshops.customers.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LaunchTest {

    /** JVM Specification, 4.1: 61 is Java 17. */
    @Test
    void canBeReadByTheOldestJavaThatOpensTheJar() throws IOException {
        try (var file = new DataInputStream(Launch.class.getResourceAsStream("Launch.class"))) {
            file.skipNBytes(6);
            assertThat(file.readUnsignedShort()).isEqualTo(61);
        }
    }
}
