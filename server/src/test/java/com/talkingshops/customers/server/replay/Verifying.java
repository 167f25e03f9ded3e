package com.talkingshops.customers.server.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Has read models compared with what their events come to, as an operator does. */
public final class Verifying {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private Verifying() {}

    /** A row that is not as it should be. */
    public record Found(String table, Map<String, String> key, String difference, Set<String> columns) {}

    /** Verifies all of them, and fails if there is a row that differs. */
    public static void all(Client operator) {
        names(operator)
                .forEach(name -> assertThat(rows(operator, name)).as(name).isEmpty());
    }

    /** Verifies all of them, where other tests write by hand too, and fails if a row of some shops differs. */
    public static void shops(Client operator, List<Shop> shops) {
        names(operator).forEach(name -> shops(operator, name, shops));
    }

    static void shops(Client operator, String readModel, List<Shop> shops) {
        var own = shops.stream().map(Shop::tenantId).toList();
        assertThat(rows(operator, readModel))
                .as(readModel)
                .noneMatch(row -> own.contains(row.key().getOrDefault("tenant_id", "")));
    }

    private static List<String> names(Client operator) {
        return StreamSupport.stream(
                        operator.get("/admin/read-models")
                                .expect(200)
                                .json()
                                .get("readModels")
                                .spliterator(),
                        false)
                .map(readModel -> readModel.get("name").asString())
                .toList();
    }

    /** Verifies one of them, and tells which rows differ. */
    public static List<Found> rows(Client operator, String readModel) {
        JsonNode comparison = comparison(operator, readModel);
        List<Found> rows = StreamSupport.stream(comparison.get("rows").spliterator(), false)
                .map(Verifying::found)
                .toList();
        if (rows.size() < 1_000) {
            assertThat(comparison.get("differences").intValue()).isEqualTo(rows.size());
        }
        assertThat(comparison.get("eventsNotTakenIn").intValue()).isZero();
        return rows;
    }

    /** Verifies one of them, and tells what came of it. */
    public static JsonNode comparison(Client operator, String readModel) {
        String path = "/admin/read-models/" + readModel;
        operator.post(path + "/verify", null).expect(202);
        await().atMost(PATIENCE)
                .until(() -> !operator.get(path)
                        .expect(200)
                        .json()
                        .at("/verify/endedAt")
                        .isNull());
        Reply ended = operator.get(path).expect(200);
        assertThat(ended.text("/verify/problem")).isNull();
        assertThat(ended.text("/verify/state")).isEqualTo("completed");
        return ended.json().at("/verify/comparison");
    }

    private static Found found(JsonNode row) {
        var key = new TreeMap<String, String>();
        row.get("key")
                .properties()
                .forEach(column -> key.put(column.getKey(), column.getValue().asString()));
        return new Found(
                row.get("table").asString(),
                key,
                row.get("difference").asString(),
                Set.copyOf(StreamSupport.stream(row.get("columns").spliterator(), false)
                        .map(JsonNode::asString)
                        .toList()));
    }
}
