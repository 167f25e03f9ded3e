package com.talkingshops.customers.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryShareTest {

    @ParameterizedTest
    @CsvSource({"256, 64, 128", "2048, 256, 1024", "24576, 3072, 12288", "1048576, 8192, 524288"})
    void leavesMostOfTheMemoryToOthers(long megabytes, long buffers, long cache) {
        assertThat(new MemoryShare(megabytes * 1024 * 1024).settings())
                .contains("shared_buffers = " + buffers + "MB\n", "effective_cache_size = " + cache + "MB\n");
    }

    @Test
    void knowsThisMachine() {
        assertThat(MemoryShare.ofThisMachine().total()).isPositive();
    }
}
