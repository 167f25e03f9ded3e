package com.talkingshops.customers.query.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.query.operation.Rebuild.Kind;
import com.talkingshops.customers.query.operation.Rebuild.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressesTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void areOfAllEventsForACopyThatIsBuilt() {
        // when
        var progress = after(10, new Copy(Kind.REBUILD, State.BUILDING, 0, 2_000, 10_000));
        // then
        assertThat(progress.eventsDone()).isEqualTo(2_000);
        assertThat(progress.eventsTotal()).isEqualTo(10_000);
        assertThat(progress.eventsPerSecond()).isEqualTo(200);
        assertThat(progress.secondsLeft()).isEqualTo(40);
    }

    @Test
    void areOfWhatHasHappenedSinceForWhatWasReadBefore() {
        // when
        var progress = after(10, new Copy(Kind.SWAP_BACK, State.CATCHING_UP, 9_000, 9_500, 10_000));
        // then
        assertThat(progress.eventsDone()).isEqualTo(500);
        assertThat(progress.eventsTotal()).isEqualTo(1_000);
        assertThat(progress.eventsPerSecond()).isEqualTo(50);
    }

    @Test
    void goNoFurtherThanToTheEnd() {
        // when
        var progress = after(10, new Copy(Kind.SWAP_BACK, State.CATCHING_UP, 10_001, 10_050, 10_000));
        // then
        assertThat(progress.eventsDone()).isZero();
        assertThat(progress.eventsTotal()).isZero();
    }

    private record Copy(Kind kind, State state, long began, long position, long total) {}

    private static ReadModelReply.Progress after(long seconds, Copy copy) {
        var rebuild = new Rebuild(
                "customers",
                copy.kind(),
                copy.state(),
                copy.began(),
                copy.position(),
                copy.total(),
                List.of(),
                null,
                BEGIN,
                null);
        return Progresses.of(rebuild, null, false, BEGIN.plusSeconds(seconds));
    }
}
