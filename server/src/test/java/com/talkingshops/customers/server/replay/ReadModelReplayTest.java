package com.talkingshops.customers.server.replay;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.query.operation.ReadModelReset;
import com.talkingshops.customers.query.readmodel.ReadModel;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.model.RandomHistory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every read model comes out of the events, and of nothing else: dropped and built anew it is the same. */
class ReadModelReplayTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final RunningServer SERVER = RunningServer.shared();
    private static final ApplicationContext CONTEXT = SERVER.context();
    private static final JdbcClient DATABASE = CONTEXT.getBean(JdbcClient.class);
    private static final ReadModelReset RESET = CONTEXT.getBean(ReadModelReset.class);

    private static final List<Shop> SHOPS = List.of(SERVER.newShop(), SERVER.newShop());

    @BeforeAll
    static void giveThemAPast() {
        RandomHistory.of(SHOPS.get(0), 20260101);
        RandomHistory.of(SHOPS.get(1), 20260102);
        catchUp();
    }

    static Stream<ReadModel> readModels() {
        return CONTEXT.getBeanProvider(ReadModel.class).stream();
    }

    @ParameterizedTest
    @MethodSource("readModels")
    void aReadModelThatIsBuiltAnewIsTheSame(ReadModel readModel) {
        // given
        Map<String, List<String>> tables = Dump.of(DATABASE, readModel.schema());
        List<Answers> answers = answers();
        assertThat(tables.values()).anySatisfy(rows -> assertThat(rows).isNotEmpty());
        // when
        RESET.reset(readModel);
        catchUp();
        // then
        assertThat(Dump.of(DATABASE, readModel.schema())).isEqualTo(tables);
        assertThat(answers()).isEqualTo(answers);
    }

    @Test
    void readModelsThatAreBuiltAnewWhileAShopWritesMissNothing() throws Exception {
        // given
        Shop busy = SERVER.newShop();
        var done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> writers = Stream.of(1, 2, 3)
                    .map(writer -> threads.submit(writing(busy, writer, done)))
                    .toList();
            // when
            readModels().forEach(RESET::reset);
            catchUp();
            done.set(true);
            int written = 0;
            for (Future<Integer> writer : writers) {
                written += writer.get();
            }
            catchUp();
            // then
            var statistics = busy.get("/v1/customers/stats").expect(200).json();
            assertThat(busy.get("/v1/customers").expect(200).json().at("/total").intValue())
                    .isEqualTo(written);
            assertThat(statistics.at("/totalCustomers").intValue()).isEqualTo(written);
            assertThat(statistics.at("/revenue").decimalValue())
                    .isEqualByComparingTo(new BigDecimal("2.50").multiply(BigDecimal.valueOf(written)));
        }
        for (ReadModel readModel : readModels().toList()) {
            aReadModelThatIsBuiltAnewIsTheSame(readModel);
        }
    }

    /** Takes in orders of new customers until it is told to stop, and at least a few; tells how many. */
    private static Callable<Integer> writing(Shop shop, int writer, AtomicBoolean done) {
        return () -> {
            var impatient = shop.client().with("Prefer", "respond-async");
            int orders = 0;
            while (!done.get() || orders < 5) {
                impatient
                        .post(
                                "/v1/orders",
                                object(
                                        "mobile",
                                        String.valueOf(919700000000L + writer * 1_000_000L + orders),
                                        "status",
                                        "paid",
                                        "final_amount",
                                        new BigDecimal("2.50")))
                        .expect(201);
                orders++;
            }
            return orders;
        };
    }

    private static List<Answers> answers() {
        return SHOPS.stream().map(shop -> Answers.of(SERVER, shop)).toList();
    }

    private static void catchUp() {
        var positions = CONTEXT.getBean(ReadPositions.class);
        assertThat(positions.await(positions.head(), SOON)).as("caught up").isTrue();
    }
}
