package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.figure.Target;
import com.talkingshops.customers.benchmark.history.Shop;
import com.talkingshops.customers.benchmark.load.Traffic;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server beside the same with one difference. Both are started several times: what a compiler makes of the same program differs from
 * start to start by more than such a difference costs.
 *
 * @param group of its lines in the table
 * @param without what the lines of the other say behind what is asked
 * @param questions what is asked, in this order; what writes is last, since whoever is faster has more customers from then on
 */
record Duel(Bench bench, String group, String without, List<Question> questions) {

    private static final int STARTS = 4;
    private static final int WARM_UPS = 2;

    record Question(String what, Target target, Function<Clients, Traffic> traffic) {}

    /** Starts a server over what an earlier start has left in its folder. */
    interface Start {

        RunningServer start() throws Exception;
    }

    /** Fills a server that was just made. */
    interface Fill {

        Shop fill(RunningServer server) throws Exception;
    }

    /** What else is done with both, after each start and before anything is asked. */
    interface Prelude {

        void play(List<Side> order) throws Exception;
    }

    /** A server, which comes and goes, and its shop, which stays. */
    static final class Side {

        private final Start start;
        private final Fill fill;
        private @Nullable RunningServer server;
        private @Nullable Shop shop;

        Side(Start start, Fill fill) {
            this.start = start;
            this.fill = fill;
        }

        private void start() throws Exception {
            server = start.start();
            if (shop == null) {
                shop = fill.fill(server);
            }
        }

        RunningServer running() {
            return Objects.requireNonNull(server);
        }

        private OverHttp asked(Bench bench, Question question) {
            var clients = new Clients(running(), Objects.requireNonNull(shop));
            return new OverHttp(bench.load(), running(), question.traffic().apply(clients));
        }

        private void end() {
            if (server != null) {
                server.end();
            }
        }
    }

    /** Starts both again and again, and asks both everything; adds a line for each question and side, and the ratios. */
    void fight(Side own, Side other, Prelude prelude) throws Exception {
        var contests = new LinkedHashMap<Question, Contest>();
        questions.forEach(question -> contests.put(question, new Contest(bench, group)));
        for (int start = 0; start < STARTS; start++) {
            // Who was started first is compiled first.
            var order = start % 2 == 0 ? List.of(own, other) : List.of(other, own);
            try {
                for (Side side : order) {
                    side.start();
                }
                prelude.play(order);
                ask(own, other, contests, start == STARTS - 1);
            } finally {
                order.forEach(Side::end);
            }
        }
        contests.forEach((question, contest) ->
                bench.results().reach(question.target(), contest.ratio(question.what(), question.what() + without)));
    }

    private void ask(Side own, Side other, Map<Question, Contest> contests, boolean isLast) {
        contests.forEach((question, contest) -> {
            OverHttp asked = own.asked(bench, question);
            OverHttp beside = other.asked(bench, question);
            warm(asked, beside);
            contest.add(question.what(), question.what() + without, asked)
                    .add(question.what() + without, "", beside)
                    .play();
            if (isLast) {
                contest.tell();
            }
        });
    }

    /** Both alike and in turn, or one would be the warmer by what compilers do while the other works. */
    private void warm(Subject... sides) {
        for (int turn = 0; turn < WARM_UPS; turn++) {
            for (Subject side : sides) {
                bench.warm(side, 1);
            }
        }
    }
}
