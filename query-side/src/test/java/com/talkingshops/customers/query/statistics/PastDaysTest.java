package com.talkingshops.customers.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.statistics.StatisticsQuery.GetStatisticsAsOf;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Lifetime;
import com.talkingshops.customers.api.statistics.StatisticsQuery.StatisticsAsOf;
import com.talkingshops.customers.query.operation.RunningReadModels;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What there was at the end of a past day. */
class PastDaysTest {

    private static final LocalDate BEGINNING = LocalDate.parse("2024-01-20");
    private static final int EVENTS = 400;
    private static final int EVENTS_A_DAY = 4;

    private final RunningReadModels readModels = RunningReadModels.get();

    static LongStream seeds() {
        return new Random().longs("full".equals(System.getProperty("test.size")) ? 100 : 4);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areCountedAsByHandAlthoughClocksDiffer(long seed) {
        // given
        var random = new RandomShop(seed).lives(EVENTS);
        var events = dated(random.shop().takeEvents(), new Random(seed));
        // when
        readModels.store(events, 7);
        // then
        assertCounted(random, events);
    }

    @Test
    void areTheSameAfterEveryEventWasDeliveredTwiceAndAfterARebuild() {
        // given
        var random = new RandomShop(5).lives(EVENTS);
        var events = dated(random.shop().takeEvents(), new Random(5));
        readModels.store(events, 50);
        // when
        readModels.redeliverAll("statistics");
        // then
        assertCounted(random, events);
        // when
        readModels.rebuild("statistics");
        // then
        assertCounted(random, events);
    }

    @Test
    void doNotChangeWithWhatHappensLater() {
        // given
        var shop = new Shop();
        var customer = shop.registers("vip", "2024-02-01T23:59:59Z");
        // when
        shop.moves(customer, "standard");
        shop.deletes(customer);
        readModels.store(shop.takeEvents(), 1);
        // then
        assertThat(ask(shop, LocalDate.parse("2024-02-01")).segmentDistribution())
                .isEqualTo(Map.of("vip", 1L));
        assertThat(ask(shop, LocalDate.parse("2025-01-01")).totalCustomers()).isOne();
        assertThat(ask(shop, LocalDate.parse("2030-01-01")).totalCustomers()).isZero();
    }

    @Test
    void areRefusedBeforeThereWasAnything() {
        // given
        var shop = new Shop();
        shop.registers("vip", "2024-02-01T00:00:00Z");
        readModels.store(shop.takeEvents(), 1);
        // then
        assertThatThrownBy(() -> ask(shop, LocalDate.parse("2024-01-31")))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        refused -> assertThat(refused.details().toString()).contains("asOf", "2024-02-01"));
    }

    @Test
    void areZerosOfADayOfWhichNothingIsLeft() {
        // given
        var shop = new Shop();
        shop.deletes(shop.registers("vip", "2024-02-01T10:00:00Z"), "2024-02-01T11:00:00Z");
        shop.registers("vip", "2024-02-04T10:00:00Z");
        // when
        readModels.store(shop.takeEvents(), 1);
        // then
        assertThat(ask(shop, LocalDate.parse("2024-02-01")).totalCustomers()).isZero();
        assertThat(ask(shop, LocalDate.parse("2024-02-04")).totalCustomers()).isOne();
        assertThatThrownBy(() -> ask(shop, LocalDate.parse("2024-01-31")))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        refused -> assertThat(refused.details().toString()).contains("2024-02-01"));
    }

    @Test
    void beginWithTheEarliestInWhateverOrderItComes() {
        // given
        var shop = new Shop();
        shop.registers("vip", "2024-02-02T10:00:00Z");
        shop.registers("vip", "2024-02-01T23:00:00Z");
        shop.registers("vip", "2024-02-03T10:00:00Z");
        // when
        readModels.store(shop.takeEvents(), 1);
        // then
        assertThat(ask(shop, LocalDate.parse("2024-02-01")).totalCustomers()).isOne();
    }

    @Test
    void areThoseThatLieInTheFutureTooAsFarAsAnotherClockHasComeThere() {
        // given
        var shop = new Shop();
        var ahead = LocalDate.now(ZoneOffset.UTC).plusDays(2);
        shop.registers("vip", ahead + "T10:00:00Z");
        readModels.store(shop.takeEvents(), 1);
        // then
        assertThat(ask(shop, ahead).totalCustomers()).isOne();
        assertThatThrownBy(() -> ask(shop, ahead.plusDays(1))).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> ask(new Shop(), ahead)).isInstanceOf(Rejection.class);
    }

    @Test
    void areZerosOfAShopInWhichNothingHasHappened() {
        var day = LocalDate.parse("2024-02-01");
        assertThat(ask(new Shop(), day))
                .isEqualTo(new StatisticsAsOf(day, 0, Map.of(), new Lifetime(0, Money.ZERO, Money.ZERO)));
    }

    private void assertCounted(RandomShop random, List<DomainEventMessage<?>> events) {
        var byHand = new KnownByHand(events);
        for (int day = 0; day < EVENTS / EVENTS_A_DAY + 4; day++) {
            LocalDate asked = BEGINNING.plusDays(day);
            assertThat(ask(random.shop(), asked)).as("%s, %s", random, asked).isEqualTo(byHand.at(asked));
        }
    }

    private StatisticsAsOf ask(Shop shop, LocalDate day) {
        return readModels.ask(shop.tenant(), new GetStatisticsAsOf(day), StatisticsAsOf.class);
    }

    /** Over some months, each by a clock that is up to two days wrong; the first of all by the right one. */
    private static List<DomainEventMessage<?>> dated(List<DomainEventMessage<?>> events, Random random) {
        var dated = new ArrayList<DomainEventMessage<?>>();
        for (int i = 0; i < events.size(); i++) {
            Instant right = BEGINNING.plusDays(i / EVENTS_A_DAY).atStartOfDay().toInstant(ZoneOffset.UTC);
            Instant at = i == 0 ? right : right.plus(random.nextInt(-48, 49), ChronoUnit.HOURS);
            dated.add(at(events.get(i), at));
        }
        return dated;
    }

    private static <T> DomainEventMessage<T> at(DomainEventMessage<T> event, Instant at) {
        return new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getPayload(),
                event.getMetaData(),
                event.getIdentifier(),
                at);
    }
}
