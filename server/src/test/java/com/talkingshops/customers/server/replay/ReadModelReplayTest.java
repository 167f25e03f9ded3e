package com.talkingshops.customers.server.replay;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.query.readmodel.ReadModel;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.model.RandomHistory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ApplicationContext;

/** Every read model comes out of the events, and of nothing else: dropped and built anew it is the same. */
class ReadModelReplayTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final RunningServer SERVER = RunningServer.shared();
    private static final ApplicationContext CONTEXT = SERVER.context();

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
        List<Answers> answers = answers();
        Verifying.shops(SERVER.operator(), readModel.name(), SHOPS);
        // when
        Rebuilding.of(SERVER, readModel.name());
        // then
        Verifying.shops(SERVER.operator(), readModel.name(), SHOPS);
        assertThat(answers()).isEqualTo(answers);
    }

    @Test
    void refundsCountInCustomersThatAreBuiltAnewAsTheyDidWhenTheyHappened() {
        // given
        Shop shop = SERVER.newShop();
        String customer = shop.customer("919876543210", "Asha Rao", null, "gold");
        shop.order("919876543210", "completed", "250.00", "2023-06-15T00:00:00Z");
        String last = shop.order("919876543210", "completed", "1000.50", "2023-06-20T00:00:00Z");
        String first = shop.order("919876543210", "completed", "20.00", "2023-06-10T00:00:00Z");
        String only = shop.order("919876543211", "completed", "30.00", "2023-06-12T00:00:00Z");
        turn(shop, last, "refunded");
        turn(shop, first, "refunded");
        turn(shop, first, "completed");
        turn(shop, only, "refunded");
        catchUp();
        var live = Answers.of(SERVER, shop);
        var metrics = shop.get("/v1/customers/" + customer);
        assertThat(metrics.text("/metrics/totalSpent")).isEqualTo("270.00");
        assertThat(metrics.text("/metrics/lastOrderDate")).isEqualTo("2023-06-15T00:00:00Z");
        Verifying.shops(SERVER.operator(), "customers", List.of(shop));
        // when
        Rebuilding.of(SERVER, "customers");
        // then
        assertThat(Answers.of(SERVER, shop)).isEqualTo(live);
        Verifying.shops(SERVER.operator(), "customers", List.of(shop));
    }

    private static void turn(Shop shop, String order, String status) {
        shop.put("/v1/orders/" + order, object("updates", object("status", status)))
                .expect(200);
    }

    private static List<Answers> answers() {
        return SHOPS.stream().map(shop -> Answers.of(SERVER, shop)).toList();
    }

    private static void catchUp() {
        var positions = CONTEXT.getBean(ReadPositions.class);
        assertThat(positions.await(positions.head(), SOON)).as("caught up").isTrue();
    }
}
