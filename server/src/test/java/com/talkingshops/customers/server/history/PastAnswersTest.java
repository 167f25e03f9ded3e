package com.talkingshops.customers.server.history;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.chaos.Size;
import com.talkingshops.customers.server.history.Answered.Version;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.model.RandomHistory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a shop was told of a customer, it is told again when it asks for that moment, whatever has happened since. */
class PastAnswersTest {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final List<String> PERSONAL = List.of("name", "mobile", "email");
    private static final Set<String> ENDS = Set.of("customer-deleted", "customer-erased");

    /** In milliseconds: as long as some steps of a busy day take, and much less than all. */
    private static final int FARTHEST_APART = 250;

    private final Answered answered = new Answered();
    private final Shop shop = SERVER.newShop();

    /** How many moments were compared with what had been told. */
    private int compared;

    static LongStream seeds() {
        return new Random()
                .longs(Size.of(3, 20))
                .peek(seed -> System.out.println("what happens follows from the seed " + seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areGivenAgain(long seed) {
        // given
        RandomHistory.of(answered.listeningTo(SERVER, shop), seed);
        // then
        areGivenAgain();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areGivenAgainOfAFewCustomersToWhomMuchHappens(long seed) {
        // given
        new BusyDay(answered.listeningTo(SERVER, shop), new Random(seed)).play();
        // then
        areGivenAgain();
        assertThat(compared).isGreaterThan(80);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areGivenAgainThoughTheClocksOfNodesAreApart(long seed) {
        // given
        var random = new Random(seed);
        try (var clocks = new NodeClocks()) {
            clocks.say(() -> Instant.now().minusMillis(random.nextInt(FARTHEST_APART)));
            new BusyDay(answered.listeningTo(SERVER, shop), random).play();
        }
        // then
        areGivenAgain();
        assertThat(compared).isGreaterThan(80);
    }

    @ParameterizedTest
    @CsvSource({"0, First", "1, First", "2, Third", "3, Third", "5, Third", "6, Third"})
    void hasAllBeforeTheLastThatHappenedByThen(int minutes, String name) {
        // given
        Instant noon = Instant.parse("2024-02-29T12:00:00Z");
        String customer;
        try (var clocks = new NodeClocks()) {
            clocks.say(() -> noon);
            customer = shop.customer("919876543210", "First", null, null);
            clocks.say(() -> noon.plus(5, ChronoUnit.MINUTES));
            rename(customer, "Second");
            clocks.say(() -> noon.plus(2, ChronoUnit.MINUTES));
            rename(customer, "Third");
        }
        // when
        Reply reply = shop.get(path(customer) + "?asOf=" + noon.plus(minutes, ChronoUnit.MINUTES));
        // then
        assertThat(reply.expect(200).text("/name")).isEqualTo(name);
    }

    private void rename(String customer, String name) {
        shop.put(path(customer), object("updates", object("name", name))).expect(200);
    }

    private void areGivenAgain() {
        answered.answers().forEach((version, answer) -> {
            Reply reply = shop.get(path(version.customerId()) + "?asOf=" + version.value());
            assertSame(version, reply, answer);
            String erased = reply.json().at("/erased").booleanValue() ? "-erased" : "";
            assertThat(reply.header("ETag")).contains('"' + version.value() + erased + '"');
            assertThat(reply.text("/asOf/version")).isEqualTo(version.value());
        });
        customers().forEach(this::areGivenAgainByTime);
    }

    private List<String> customers() {
        return answered.answers().keySet().stream()
                .map(Version::customerId)
                .distinct()
                .toList();
    }

    /** At each time that an event says, and a microsecond before and after it. */
    private void areGivenAgainByTime(String customerId) {
        List<JsonNode> history = history(customerId);
        for (int i = 1; i <= history.size(); i++) {
            if (isGoneAfter(history.subList(0, i))) {
                shop.get(path(customerId) + "?asOf="
                                + version(customerId, history.subList(0, i)).value())
                        .expect(404);
            }
        }
        history.stream()
                .map(PastAnswersTest::at)
                .flatMap(at -> Stream.of(at.minus(1, ChronoUnit.MICROS), at, at.plus(1, ChronoUnit.MICROS)))
                .distinct()
                .forEach(moment -> isGivenAgain(customerId, happened(history, moment), moment));
    }

    /** All up to the last, in the order in which they are stored, that says no later time. */
    private static List<JsonNode> happened(List<JsonNode> history, Instant moment) {
        int happened = 0;
        for (int i = 0; i < history.size(); i++) {
            if (!at(history.get(i)).isAfter(moment)) {
                happened = i + 1;
            }
        }
        return history.subList(0, happened);
    }

    private void isGivenAgain(String customerId, List<JsonNode> happened, Instant moment) {
        Reply reply = shop.get(path(customerId) + "?asOf=" + moment);
        if (happened.isEmpty() || isGoneAfter(happened)) {
            reply.expect(404);
            return;
        }
        Version version = version(customerId, happened);
        if (answered.answers().containsKey(version)) {
            assertSame(version, reply, answered.answers().get(version));
            compared++;
        }
    }

    private static Version version(String customerId, List<JsonNode> happened) {
        return new Version(customerId, happened.getLast().at("/version").stringValue());
    }

    private static boolean isGoneAfter(List<JsonNode> happened) {
        return happened.stream()
                .anyMatch(entry -> ENDS.contains(entry.at("/type").stringValue()));
    }

    private static Instant at(JsonNode entry) {
        return Instant.parse(entry.at("/at").stringValue());
    }

    private List<JsonNode> history(String customerId) {
        return shop.client()
                .with("Accept", "application/x-ndjson")
                .get(path(customerId) + "/history?sort=sequence")
                .expect(200)
                .body()
                .lines()
                .map(JsonMapper.shared()::readTree)
                .collect(Collectors.toList());
    }

    private static void assertSame(Version version, Reply reply, JsonNode answer) {
        var past = (ObjectNode) reply.expect(200).json();
        var then = (ObjectNode) answer.deepCopy();
        if (past.get("erased").booleanValue()) {
            PERSONAL.forEach(then::putNull);
        }
        past.remove(List.of("asOf", "erased"));
        assertThat(past.toString()).as("%s", version).isEqualTo(then.toString());
    }

    private static String path(String customerId) {
        return "/v1/customers/" + customerId;
    }
}
