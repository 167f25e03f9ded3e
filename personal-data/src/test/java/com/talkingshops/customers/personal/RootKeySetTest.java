package com.talkingshops.customers.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RootKeySetTest {

    private static final String KEY =
            Base64.getEncoder().encodeToString(AesGcm.newKey().getEncoded());

    @Test
    void readsWhatItWrites() {
        // given
        RootKeySet keys = RootKeySet.fresh().withNewest();
        // when
        RootKeySet read = RootKeySet.parse(keys.text(), "a test");
        // then
        assertThat(read.newest()).isEqualTo(keys.newest());
        assertThat(read.version(1)).isPresent().isEqualTo(keys.version(1));
        assertThat(read.hasOlder()).isTrue();
    }

    @Test
    void withdrawsAllButTheNewest() {
        RootKeySet keys = RootKeySet.fresh().withNewest();
        assertThat(keys.newestAlone().version(1)).isEmpty();
        assertThat(keys.newestAlone().newest()).isEqualTo(keys.newest());
    }

    @Test
    void tellsNobodyAKey() {
        RootKeySet keys = RootKeySet.parse("1:" + KEY, "a test");
        assertThat(keys + " " + keys.newest()).doesNotContain(KEY).contains("1");
    }

    @ParameterizedTest
    @CsvSource({
        "secret, 'has to hold a version, a colon and a key in each line, as 1: and the output of `openssl rand -base64 32`'",
        "0:KEY, 'has to hold a version, a colon and a key in each line, as 1: and the output of `openssl rand -base64 32`'",
        "99999:KEY, holds a version over 32767",
        "1:c2hvcnQ=, holds a key of version 1 that is not 32 bytes in Base64",
        "1:!!!, holds a key of version 1 that is not 32 bytes in Base64",
        "1:KEY 1:KEY, holds version 1 twice"
    })
    void saysWhatIsWrongAndQuotesNothing(String text, String wrong) {
        String keys = text.replace("KEY", KEY);
        assertThatThrownBy(() -> RootKeySet.parse(keys, "a test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(wrong);
    }
}
