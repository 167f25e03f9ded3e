package com.talkingshops.customers.eventstore.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose an event is, is read from whatever metadata there is, and nothing keeps an event out of the chain. */
class ChainPartitionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"tenant\":\"one\"} | one",
                "{\"actor\":{\"tenant\":\"no\",\"list\":[{\"tenant\":\"no\"}]},\"n\":1,\"tenant\":\"one\"} | one",
                "{\"tenant\":\"\\u006fne\"} | one",
                "{\"tenant\":\"Zoë ☂ \uD83D\uDE00\"} | Zoë ☂ \uD83D\uDE00",
                "{\"tenants\":\"one\"} | system",
                "{} | system",
                "{\"tenant\":null} | system",
                "{\"tenant\":7} | system",
                "{\"tenant\":\"\"} | system",
                "{\"tenant\":\"a\\u0000b\"} | system",
                "{\"tenant\":\"\\ud800\"} | system",
                "[\"tenant\"] | system",
                "{\"tenant | system",
                "no json | system",
                "`` | system"
            })
    void isReadFromTheMetadata(String metaData, String partition) {
        assertThat(new ChainPartitions("tenant").of(metaData.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(partition);
    }

    @Test
    void isTheSystemsIfItsNameIsTooLongToBeLookedUp() {
        var partitions = new ChainPartitions("tenant");
        for (int length : List.of(100, 101, 10_000)) {
            String name = "é".repeat(length);
            assertThat(partitions.of("{\"tenant\":\"%s\"}".formatted(name).getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(length <= 100 ? name : "system");
        }
    }

    @Test
    void isTheSystemsIfNoKeyNamesIt() {
        assertThat(new ChainPartitions("").of("{\"\":\"one\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("system");
    }
}
