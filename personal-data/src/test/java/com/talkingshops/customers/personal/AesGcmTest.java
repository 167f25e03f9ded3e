package com.talkingshops.customers.personal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AesGcmTest {

    private static final byte[] CLEAR = "Asha Rao".getBytes(UTF_8);
    private static final byte[] CONTEXT = AesGcm.context("shop", "asha", "name");
    private static final VersionedKey KEY = new VersionedKey(7, AesGcm.newKey());
    private static final byte[] SEALED = AesGcm.seal(KEY, CONTEXT, CLEAR);

    @Test
    void opensWhatItSealed() {
        assertThat(AesGcm.open(KEY.key(), CONTEXT, SEALED)).isEqualTo(CLEAR);
        assertThat(AesGcm.version(SEALED)).isEqualTo(7);
    }

    @Test
    void sealsTheSameDifferentlyEachTime() {
        assertThat(AesGcm.seal(KEY, CONTEXT, CLEAR)).isNotEqualTo(SEALED);
    }

    static IntStream bytes() {
        return IntStream.range(0, SEALED.length);
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void opensNothingThatWasChangedInOneBit(int at) {
        byte[] changed = SEALED.clone();
        changed[at] ^= 1;
        assertThatThrownBy(() -> AesGcm.open(KEY.key(), CONTEXT, changed)).isInstanceOf(ForgedSealException.class);
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void opensNothingThatWasCut(int length) {
        byte[] cut = java.util.Arrays.copyOf(SEALED, length);
        assertThatThrownBy(() -> AesGcm.open(KEY.key(), CONTEXT, cut)).isInstanceOf(ForgedSealException.class);
    }

    @Test
    void opensNothingInAnotherContextOrWithAnotherKey() {
        assertThatThrownBy(() -> AesGcm.open(KEY.key(), AesGcm.context("shop", "asha", "email"), SEALED))
                .isInstanceOf(ForgedSealException.class);
        assertThatThrownBy(() -> AesGcm.open(AesGcm.newKey(), CONTEXT, SEALED)).isInstanceOf(ForgedSealException.class);
    }

    @Test
    void joinsNoTwoPartsOfAContextIntoOne() {
        assertThat(AesGcm.context("ab", "c")).isNotEqualTo(AesGcm.context("a", "bc"));
        assertThat(AesGcm.context("a", "")).isNotEqualTo(AesGcm.context("a"));
    }
}
