package com.talkingshops.customers.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.statistics.StatisticsQuery.GetStatistics;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Statistics;
import com.talkingshops.customers.query.operation.RunningReadModels;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RandomHistoryTest {

    private static final int QUESTIONS = 25;

    private final RunningReadModels readModels = RunningReadModels.get();

    static LongStream seeds() {
        return new Random().longs("full".equals(System.getProperty("test.size")) ? 200 : 5);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isCountedAsByHandAfterEveryStretchOfIt(long seed) {
        // given
        var random = new RandomShop(seed);
        for (int together : new int[] {1, 7, 200}) {
            // when
            random.lives(80);
            readModels.store(random.shop().takeEvents(), together);
            // then
            assertCounted(random);
        }
    }

    @Test
    void isTheSameAfterEveryEventWasDeliveredTwice() {
        // given
        var random = new RandomShop(1).lives(500);
        readModels.store(random.shop().takeEvents(), 50);
        var before = rows(random);
        // when
        readModels.redeliverAll("statistics");
        // then
        assertThat(rows(random)).isEqualTo(before);
        assertCounted(random);
    }

    @Test
    void isTheSameAfterTheReadModelWasBuiltAnew() {
        // given
        var random = new RandomShop(2).lives(400);
        readModels.store(random.shop().takeEvents(), 4);
        // when
        readModels.rebuild("statistics");
        // then
        assertCounted(random);
        // when
        readModels.store(random.lives(100).shop().takeEvents(), 10);
        // then
        assertCounted(random);
    }

    private void assertCounted(RandomShop random) {
        for (int i = 0; i < QUESTIONS; i++) {
            GetStatistics question = i == 0 ? new GetStatistics(null, null, List.of(), null) : random.question();
            assertThat(readModels.ask(random.shop().tenant(), question, Statistics.class))
                    .as("%s, %s", random, question)
                    .isEqualTo(random.recount().of(question));
        }
    }

    private Map<String, Set<Map<String, Object>>> rows(RandomShop random) {
        return Stream.of(
                        "customer",
                        "placed_order",
                        "segment_total",
                        "day_total",
                        "known_day_total",
                        "known_month_total",
                        "first_day")
                .collect(Collectors.toMap(
                        table -> table,
                        table -> readModels.rows(
                                "rm_statistics." + table, random.shop().tenant())));
    }
}
