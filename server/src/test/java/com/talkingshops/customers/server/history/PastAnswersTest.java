package com.talkingshops.customers.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.history.Answered.Version;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.model.RandomHistory;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a shop was told of a customer, it is told again when it asks for that moment, whatever has happened since. */
class PastAnswersTest {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final List<String> PERSONAL = List.of("name", "mobile", "email");

    private final Answered answered = new Answered();
    private final Shop shop = SERVER.newShop();

    @ParameterizedTest
    @ValueSource(longs = {20260201, 20260202, 20260203})
    void areGivenAgain(long seed) {
        // given
        RandomHistory.of(answered.listeningTo(SERVER, shop), seed);
        // then
        areGivenAgain();
    }

    @ParameterizedTest
    @ValueSource(longs = {20260204, 20260205})
    void areGivenAgainOfAFewCustomersToWhomMuchHappens(long seed) {
        // given
        new BusyDay(answered.listeningTo(SERVER, shop), new Random(seed)).play();
        assertThat(answered.answers()).hasSizeGreaterThan(80);
        // then
        areGivenAgain();
    }

    private void areGivenAgain() {
        answered.answers().forEach((version, answer) -> {
            Reply reply = shop.get(path(version.customerId()) + "?asOf=" + version.value());
            assertSame(version, reply, answer);
            String erased = reply.json().at("/erased").booleanValue() ? "-erased" : "";
            assertThat(reply.header("ETag")).contains('"' + version.value() + erased + '"');
            assertThat(reply.text("/asOf/version")).isEqualTo(version.value());
        });
        customers().forEach(this::answersByTheTimeOfEachEvent);
    }

    private List<String> customers() {
        return answered.answers().keySet().stream()
                .map(Version::customerId)
                .distinct()
                .toList();
    }

    private void answersByTheTimeOfEachEvent(String customerId) {
        List<JsonNode> history = history(customerId);
        boolean gone = false;
        for (int i = 0; i < history.size(); i++) {
            String at = history.get(i).at("/at").stringValue();
            var version = new Version(customerId, history.get(i).at("/version").stringValue());
            gone = gone || List.of("customer-deleted", "customer-erased").contains(type(history.get(i)));
            if (gone) {
                shop.get(path(customerId) + "?asOf=" + version.value()).expect(404);
            }
            if (i + 1 < history.size()
                    && history.get(i + 1).at("/at").stringValue().equals(at)) {
                // What happened in the same millisecond has no moment of its own.
                continue;
            }
            Reply reply = shop.get(path(customerId) + "?asOf=" + at);
            if (gone) {
                reply.expect(404);
            } else if (answered.answers().containsKey(version)) {
                assertSame(version, reply, answered.answers().get(version));
            }
        }
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

    private static String type(JsonNode entry) {
        return entry.at("/type").stringValue();
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
