package com.talkingshops.customers.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.query.operation.ReadModelReply.Comparison;
import com.talkingshops.customers.query.operation.ReadModelReply.Detail;
import com.talkingshops.customers.query.operation.ReadModelReply.Progress;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CopyWatchTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CopyWatch watch = new CopyWatch(Optional::empty, meters);

    @Test
    void tellsWhatARebuildIsAtAndNothingOfWhatItWas() {
        // when
        watch.tell(List.of(readModel(progress("building", 50, null), null)));
        // then
        assertThat(states()).containsExactly("customers rebuild building");
        assertThat(value("customers.rebuild.done.ratio", "rebuild")).isEqualTo(0.25);
        // when
        watch.tell(List.of(readModel(progress("failed", 100, null), null)));
        // then
        assertThat(states()).containsExactly("customers rebuild failed");
        assertThat(value("customers.rebuild.done.ratio", "rebuild")).isEqualTo(0.5);
    }

    @Test
    void tellsHowManyRowsAVerificationFoundToDiffer() {
        watch.tell(List.of(readModel(progress("completed", 200, 0L), progress("completed", 200, 3L))));
        assertThat(value("customers.rebuild.differences", "rebuild")).isZero();
        assertThat(value("customers.rebuild.differences", "verify")).isEqualTo(3);
    }

    @Test
    void tellsNothingWhereNoReadModelsAreKept() {
        watch.look();
        assertThat(meters.getMeters()).isEmpty();
    }

    private List<String> states() {
        return meters.find("customers.rebuild.state").gauges().stream()
                .map(Meter::getId)
                .map(id -> "%s %s %s".formatted(id.getTag("processor"), id.getTag("kind"), id.getTag("state")))
                .toList();
    }

    private double value(String name, String kind) {
        return meters.get(name).tag("kind", kind).gauge().value();
    }

    private static Detail readModel(@Nullable Progress rebuild, @Nullable Progress verify) {
        return new Detail("customers", "current", 200, 0, 0, rebuild, verify, null, null);
    }

    private static Progress progress(String state, long done, @Nullable Long differences) {
        return new Progress(
                state,
                done,
                200,
                1,
                null,
                Instant.EPOCH,
                null,
                null,
                differences == null ? null : new Comparison(200, 10, differences, 0, List.of(), List.of()));
    }
}
