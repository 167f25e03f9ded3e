package com.talkingshops.customers.server.deploy;

import static com.talkingshops.customers.server.deploy.Deployed.SINGLE;
import static com.talkingshops.customers.server.deploy.Deployed.WHOLE;
import static com.talkingshops.customers.server.deploy.Deployed.all;
import static com.talkingshops.customers.server.deploy.Deployed.one;
import static com.talkingshops.customers.server.deploy.Deployed.servers;
import static com.talkingshops.customers.server.deploy.Deployed.services;
import static com.talkingshops.customers.server.deploy.Deployed.text;
import static com.talkingshops.customers.server.deploy.Deployed.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compose's files fit the images, the scripts, what watches over them, and what the documentation says of them. */
class ComposeTest {

    private static final String DOCUMENTATION = "docs/operations.md";

    @ParameterizedTest
    @ValueSource(strings = {WHOLE, SINGLE})
    void runTheServerAsWhomTheSecretsAreGivenToAndAskWhetherItIsReady(String file) {
        String owner = one("SERVER_USER:-(\\d+)", "deploy/secrets.sh");
        assertThat(servers(file)).allSatisfy(server -> {
            assertThat(server.path("user").asString()).isEqualTo(owner + ":" + owner);
            assertThat(server.path("healthcheck").path("test").toString())
                    .as("by what both images have")
                    .startsWith("[\"CMD\",\"bash\"")
                    .contains("/dev/tcp/127.0.0.1/8080", "/actuator/health/readiness");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {WHOLE, SINGLE})
    void giveWhatIsWaitedForTheTimeThatACopyOfAllTakes(String file) {
        var services = services(file);
        List<JsonNode> waitedFor = services.values().stream()
                .flatMap(service -> service.path("depends_on").properties().stream())
                .filter(other -> other.getValue().path("condition").asString().equals("service_healthy"))
                .map(other -> services.get(other.getKey()))
                .toList();
        assertThat(waitedFor)
                .isNotEmpty()
                .allSatisfy(service -> assertThat(
                                service.path("healthcheck").path("start_period").asString())
                        .matches("\\d+h"));
    }

    @Test
    void haveNodesFindWhicheverDatabaseIsWrittenToAndWaitForWhoIsWaitedForThere() {
        // given
        List<String> databases = words(one("synchronous_standby_names = '(.*)'", "deploy/postgres/followed.sh"));
        // then
        assertThat(databases)
                .hasSize(2)
                .allSatisfy(database -> assertThat(environment(services(WHOLE).get(database), "DATABASE"))
                        .as("by which the other knows it")
                        .isEqualTo(database));
        assertThat(servers(WHOLE)).hasSize(4).allSatisfy(node -> {
            assertThat(address(node, "SPRING_DATASOURCE_URL"))
                    .containsEntry(PGProperty.PG_HOST.getName(), String.join(",", databases))
                    .containsEntry(PGProperty.TARGET_SERVER_TYPE.getName(), "primary");
            if (environment(node, "CUSTOMERS_ROLES").equals("query")) {
                assertThat(address(node, "CUSTOMERS_READ_DATASOURCE_URL"))
                        .containsEntry(PGProperty.PG_HOST.getName(), String.join(",", databases))
                        .containsEntry(PGProperty.TARGET_SERVER_TYPE.getName(), "secondary");
            }
            assertThat(databases)
                    .allSatisfy(database -> assertThat(node.path("depends_on")
                                    .path(database)
                                    .path("condition")
                                    .asString())
                            .isEqualTo("service_healthy"));
        });
    }

    @Test
    void watchTheDiskOfEachDatabaseByAnAlertOfItsOwn() {
        List<String> disks = services(WHOLE)
                .get("watch-disks")
                .path("volumes")
                .valueStream()
                .map(volume -> volume.asString().split(":")[1])
                .toList();
        assertThat(all(
                        "absent\\(node_filesystem_avail_bytes\\{mountpoint=\"([^\"]+)\"}\\)",
                        "deploy/prometheus/alerts.yml"))
                .containsExactlyInAnyOrderElementsOf(disks);
    }

    /** Or a new volume belongs to whom the watcher's image says, and the database may not write to it. */
    @Test
    void watchDisksOnlyOnceTheirDatabasesHaveMountedThem() {
        JsonNode watcher = services(WHOLE).get("watch-disks");
        assertThat(watcher.path("depends_on").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(watcher.path("volumes")
                        .valueStream()
                        .map(volume -> volume.asString().split(":")[0])
                        .toList());
    }

    /** Any other header Prometheus sends once more with each look, until it is refused: grafana/alloy#7016 on GitHub tells why. */
    @Test
    void haveNodesMeasuredWithTheOperatorsKeyAsABearers() {
        assertThat(all("credentials_file: (\\S+)", "deploy/prometheus/prometheus.yml"))
                .containsExactly("/secrets/customers.admin-api-key");
        assertThat(text("deploy/prometheus/prometheus.yml")).doesNotContain("http_headers:");
    }

    @Test
    void keepExemplarsAndShowThemWhereTimesOfRequestsAre() {
        assertThat(services(WHOLE)
                        .get("prometheus")
                        .path("command")
                        .valueStream()
                        .map(JsonNode::asString))
                .contains("--enable-feature=exemplar-storage");
        List<JsonNode> panels = Deployed.json("deploy/grafana/dashboards/customers.json")
                .path("panels")
                .valueStream()
                .filter(panel -> panel.toString().contains("http_server_requests_seconds_bucket"))
                .toList();
        assertThat(panels)
                .isNotEmpty()
                .allSatisfy(panel -> assertThat(panel.path("targets").valueStream())
                        .as(panel.path("title").asString())
                        .anyMatch(target -> target.path("exemplar").asBoolean(false)));
    }

    @Test
    void startTheServerInEitherImageInOneWay() {
        assertThat(all("<arg>(.*)</arg>", "image/pom.xml"))
                .isEqualTo(new JsonMapper()
                        .readTree(one("^ENTRYPOINT (.*)$", "Dockerfile"))
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
    }

    @Test
    void haveEveryVariableAndImageExplained() {
        // given
        Stream<String> variables = Stream.of(
                        all("\\$\\{([A-Z][A-Z0-9_]*)", WHOLE),
                        all("\\$\\{([A-Z][A-Z0-9_]*)", SINGLE),
                        all("\\{\\$([A-Z][A-Z0-9_]*)", "deploy/Caddyfile"),
                        all("\\$\\{([A-Z][A-Z0-9_]*)", "deploy/secrets.sh"),
                        // But for PostgreSQL's own.
                        all("\\$\\{?((?!PG)[A-Z][A-Z0-9_]*)", "deploy/postgres/database.sh"),
                        words(one("^ENV (.*)$", "Dockerfile")).stream()
                                .map(word -> word.split("=")[0])
                                .toList())
                .flatMap(List::stream);
        Stream<String> told = services()
                .flatMap(service -> service.path("environment").propertyStream().map(entry -> entry.getKey()));
        Stream<String> images = Stream.concat(
                services().map(service -> service.path("image").asString()),
                all("^FROM (\\S+:\\S+)", "Dockerfile").stream());
        // then
        String documentation = text(DOCUMENTATION);
        assertThat(Stream.of(variables, told, images.map(image -> image.split(":")[0]))
                        .flatMap(all -> all)
                        .distinct())
                .hasSizeGreaterThan(40)
                .allSatisfy(name -> assertThat(documentation).contains("`" + name + "`"));
    }

    private static String environment(JsonNode service, String name) {
        return service.path("environment").path(name).asString();
    }

    private static Properties address(JsonNode node, String name) {
        Properties parsed = Driver.parseURL(environment(node, name), new Properties());
        assertThat(parsed).as(name).isNotNull();
        return parsed;
    }
}
