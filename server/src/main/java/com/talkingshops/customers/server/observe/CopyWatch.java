package com.talkingshops.customers.server.observe;

import com.talkingshops.customers.query.operation.ReadModelDesk;
import com.talkingshops.customers.query.operation.ReadModelReply.Detail;
import com.talkingshops.customers.query.operation.ReadModelReply.Progress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks what became of copies of read models: rebuilds, verifications, and what was read before and comes back. */
final class CopyWatch {

    private final Supplier<Optional<ReadModelDesk>> desk;
    private final MultiGauge states;
    private final MultiGauge done;
    private final MultiGauge differences;

    /**
     * Begins with nothing seen.
     *
     * @param desk none where no read models are kept
     */
    CopyWatch(Supplier<Optional<ReadModelDesk>> desk, MeterRegistry meters) {
        this.desk = desk;
        this.states = MultiGauge.builder("customers.rebuild.state")
                .description("1 for what the last rebuild, verification or swap back of a read model is at or came to")
                .register(meters);
        this.done = MultiGauge.builder("customers.rebuild.done.ratio")
                .description("How much of the history the last copy of a read model is through")
                .register(meters);
        this.differences = MultiGauge.builder("customers.rebuild.differences")
                .description("Rows of a read model that differed from its last copy")
                .register(meters);
    }

    /** Looks once. */
    void look() {
        desk.get().ifPresent(found -> tell(found.all().readModels()));
    }

    void tell(List<Detail> readModels) {
        List<Copy> copies = readModels.stream().flatMap(Copy::of).toList();
        states.register(
                copies.stream()
                        .map(copy -> Row.of(copy.tags().and("state", copy.progress.state()), 1))
                        .toList(),
                true);
        done.register(
                copies.stream().map(copy -> Row.of(copy.tags(), copy.done())).toList(), true);
        differences.register(
                copies.stream()
                        .filter(copy -> copy.progress.comparison() != null)
                        .map(copy ->
                                Row.of(copy.tags(), copy.progress.comparison().differences()))
                        .toList(),
                true);
    }

    /** The last copy of a read model of one kind. */
    private record Copy(String readModel, String kind, Progress progress) {

        static Stream<Copy> of(Detail readModel) {
            return Stream.of(
                            of(readModel, "rebuild", readModel.rebuild()),
                            of(readModel, "verify", readModel.verify()),
                            of(readModel, "swap-back", readModel.swapBack()))
                    .flatMap(Optional::stream);
        }

        private static Optional<Copy> of(Detail readModel, String kind, @Nullable Progress progress) {
            return Optional.ofNullable(progress).map(made -> new Copy(readModel.name(), kind, made));
        }

        Tags tags() {
            return Tags.of("processor", readModel, "kind", kind);
        }

        double done() {
            if (progress.state().equals("completed") || progress.eventsTotal() == 0) {
                return progress.state().equals("completed") ? 1 : 0;
            }
            return Math.min(1, (double) progress.eventsDone() / progress.eventsTotal());
        }
    }
}
