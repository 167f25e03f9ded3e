package com.talkingshops.customers.server.observe;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.observe.Asked.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard and the alerts ask for what the server tells: a name that nobody tells looks like all is well. */
class WatchedMetricsTest {

    private static final Path DASHBOARD = Path.of("../deploy/grafana/dashboards/customers.json");
    private static final Path ALERTS = Path.of("../deploy/prometheus/alerts.yml");

    /**
     * Prometheus's own, and those of the exporters beside the databases, which no test has: named as by version 0.20.1 of PostgreSQL's,
     * and 1.12.1 of that for disks.
     */
    private static final Set<String> OF_OTHERS = Set.of(
            "up",
            "pg_up",
            "pg_database_size_bytes",
            "pg_replication_lag_seconds",
            "pg_replication_slots_slot_is_active",
            "pg_replication_slots_safe_wal_size_bytes",
            "pg_replication_slots_wal_status",
            "pg_stat_activity_max_tx_duration",
            "node_filesystem_avail_bytes",
            "node_filesystem_size_bytes");

    /** Put on by Prometheus, as deploy/prometheus/prometheus.yml says. */
    private static final Set<String> OF_THE_SCRAPE = Set.of("job", "instance", "role", "database");

    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:\\\\.|[^\"\\\\])*\"");

    private static RunningServer server;
    private static Shop shop;

    @BeforeAll
    static void haveSomethingOfEverythingHappen() {
        String database = TestDatabase.freshUrl();
        // No replica, which is told like one that is behind.
        server = RunningServer.start(database, "customers.read-datasource.url=" + database);
        shop = server.newShop();
        shop.customer("9876543210", "Asha", null, "premium");
        shop.post("/v1/customers", object("mobile", "9876543210")).expect(409);
        shop.get("/v1/customers").expect(200);
        server.operator().post("/admin/read-models/customers/rebuild", null).expect(202);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> exported().containsKey("customers_rebuild_differences"));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void areTold() throws IOException {
        // given
        Map<String, Set<String>> told = exported();
        // when
        List<Series> wanted = expressions().stream()
                .flatMap(expression -> Asked.by(expression).metrics().stream())
                .filter(series -> !OF_OTHERS.contains(series.metric()))
                .toList();
        // then
        assertThat(wanted)
                .extracting(Series::metric)
                .contains("customers_dead_letters", "customers_rebuild_state", "disk_free_bytes")
                .isSubsetOf(told.keySet());
        assertThat(wanted)
                .allSatisfy(series -> assertThat(told.get(series.metric()))
                        .as(series.metric())
                        .containsAll(withoutThoseOfTheScrape(series.labels())));
    }

    @Test
    void areGroupedByLabelsThatTheyHave() throws IOException {
        Map<String, Set<String>> told = exported();
        assertThat(expressions()).allSatisfy(expression -> {
            Asked asked = Asked.by(expression);
            if (asked.metrics().stream().noneMatch(series -> OF_OTHERS.contains(series.metric()))) {
                assertThat(asked.metrics())
                        .as(expression)
                        .isNotEmpty()
                        .allSatisfy(series -> assertThat(told.get(series.metric()))
                                .as(expression)
                                .containsAll(withoutThoseOfTheScrape(asked.groups())));
            }
        });
    }

    @Test
    void tellATenantsRequestsByItsId() {
        assertThat(text())
                .containsPattern("customers_tenant_requests_seconds_count\\{outcome=\"SUCCESS\",tenant=\"%s\"} [2-9]"
                        .formatted(shop.tenantId()))
                .containsPattern("customers_tenant_requests_seconds_count\\{outcome=\"CLIENT_ERROR\",tenant=\"%s\"} 1"
                        .formatted(shop.tenantId()));
    }

    @Test
    void areFoundInExpressions() {
        Asked asked = Asked.by("""
                topk(10, sum by (le, kind) (rate(made_up_total{a=~"}x(y|z)", b!="1"}[5m])))
                  / on (kind) group_left (c) (other:one > 0.95) or vector(0)""");
        assertThat(asked.metrics())
                .containsExactly(new Series("made_up_total", Set.of("a", "b")), new Series("other:one", Set.of()));
        assertThat(asked.groups()).containsExactlyInAnyOrder("le", "kind", "c");
    }

    private static Set<String> withoutThoseOfTheScrape(Set<String> labels) {
        var left = new HashSet<>(labels);
        left.removeAll(OF_THE_SCRAPE);
        return left;
    }

    private static List<String> expressions() throws IOException {
        var expressions = new ArrayList<String>();
        for (JsonNode panel : new JsonMapper().readTree(DASHBOARD).path("panels")) {
            panel.path("targets")
                    .forEach(target -> expressions.add(target.path("expr").asString()));
        }
        assertThat(expressions).as("of the dashboard").isNotEmpty();
        int ofTheDashboard = expressions.size();
        Map<String, List<Map<String, List<Map<String, String>>>>> alerts = new Yaml().load(Files.readString(ALERTS));
        alerts.get("groups").forEach(group -> group.get("rules").forEach(rule -> expressions.add(rule.get("expr"))));
        assertThat(expressions).as("of the alerts too").hasSizeGreaterThan(ofTheDashboard);
        return expressions;
    }

    private static String text() {
        return server.operator().get("/actuator/prometheus").expect(200).body();
    }

    /** What the server tells: each metric with its labels. */
    private static Map<String, Set<String>> exported() {
        var exported = new TreeMap<String, Set<String>>();
        text().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var sample = SAMPLE.matcher(line);
            assertThat(sample.matches()).as(line).isTrue();
            Set<String> labels = exported.computeIfAbsent(sample.group(1), unknown -> new HashSet<>());
            if (sample.group(2) != null) {
                LABEL.matcher(sample.group(2)).results().forEach(label -> labels.add(label.group(1)));
            }
        });
        return exported;
    }
}
