package com.talkingshops.customers.api.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ApiKeyTest {

    private final SecureRandom random = new SecureRandom();

    @Nested
    class Generated {

        @Test
        void isReadBackAsTheSameKey() {
            // given
            ApiKey key = ApiKey.generate(random);
            // when
            var read = ApiKey.parse(key.reveal());
            // then
            assertThat(read).contains(key);
        }

        @Test
        void hasAPrefixAtLeast192RandomBitsAndAChecksum() {
            // when
            String text = ApiKey.generate(random).reveal();
            // then
            assertThat(text).matches("tsk_live_[0-9A-Za-z]{39}");
            assertThat(33 * Math.log(62) / Math.log(2)).isGreaterThan(192);
        }

        @Test
        void isNeverTheSameTwice() {
            // given
            Set<ApiKey> keys = new HashSet<>();
            // when
            for (int i = 0; i < 1_000; i++) {
                keys.add(ApiKey.generate(random));
            }
            // then
            assertThat(keys).hasSize(1_000);
        }

        @Test
        void doesNotShowItselfInLogs() {
            // given
            ApiKey key = ApiKey.generate(random);
            // then
            assertThat(key.toString()).isEqualTo("tsk_live_…");
        }

        @Test
        void isHashedUnderTheKeyOfTheSystem() {
            // given
            ApiKey key = ApiKey.generate(random);
            // when
            String hash = key.hash((tenant, kind, value) -> tenant + "/" + kind + "/" + value);
            // then
            assertThat(hash).isEqualTo("system/api-key/" + key.reveal());
        }
    }

    @Nested
    class Parsed {

        private static final String KEY_OF_THE_FIRST_RELEASE = "tsk_live_0000000000000000000000000000000003EVrKb";

        @Test
        void refusesAKeyOfWhichOneCharacterIsWrong() {
            // given
            String text = ApiKey.generate(random).reveal();
            for (int i = 0; i < text.length(); i++) {
                char other = text.charAt(i) == 'x' ? 'y' : 'x';
                // when
                var read = ApiKey.parse(text.substring(0, i) + other + text.substring(i + 1));
                // then
                assertThat(read).isEmpty();
            }
        }

        @Test
        void refusesWhatIsNoKeyAtAll() {
            // given
            String text = ApiKey.generate(random).reveal();
            // then
            assertThat(ApiKey.parse("")).isEmpty();
            assertThat(ApiKey.parse("tsk_live_")).isEmpty();
            assertThat(ApiKey.parse("your_api_key_here")).isEmpty();
            assertThat(ApiKey.parse(" " + text)).isEmpty();
            assertThat(ApiKey.parse(text + "\n")).isEmpty();
            assertThat(ApiKey.parse(text.replace("live", "test"))).isEmpty();
            assertThat(ApiKey.parse(text + text)).isEmpty();
            assertThat(ApiKey.parse("tsk_live_" + "0".repeat(10_000))).isEmpty();
        }

        @Test
        void knowsAKeyMadeLongAgo() {
            // then
            assertThat(ApiKey.parse(KEY_OF_THE_FIRST_RELEASE)).isPresent();
        }
    }
}
