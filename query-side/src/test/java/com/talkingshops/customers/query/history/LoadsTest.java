package com.talkingshops.customers.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LoadsTest {

    private static final long HALF = Loads.BYTES / 2;

    @Test
    void holdsNoMoreThanItsNumberOfSmallOnes() {
        assertThat(loads(2, 1, 1, 1, 1, 1)).containsExactly(List.of(1L, 1L), List.of(1L, 1L), List.of(1L));
    }

    @Test
    void isFullWithTheOneThatHasTheLastOfItsBytes() {
        assertThat(loads(500, HALF, HALF - 1, HALF, 1, HALF, HALF, 7))
                .containsExactly(List.of(HALF, HALF - 1, HALF), List.of(1L, HALF, HALF), List.of(7L));
    }

    @Test
    void takesOneThatIsLargerThanALoadByItself() {
        assertThat(loads(500, 3 * Loads.BYTES, 3 * Loads.BYTES))
                .containsExactly(List.of(3 * Loads.BYTES), List.of(3 * Loads.BYTES));
    }

    @Test
    void isNoneOfNothing() {
        assertThat(loads(500)).isEmpty();
    }

    private static List<List<Long>> loads(int most, long... bytes) {
        return LongStream.of(bytes)
                .boxed()
                .gather(Loads.of(most, Long::longValue))
                .toList();
    }
}
