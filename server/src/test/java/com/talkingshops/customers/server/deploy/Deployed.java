package com.talkingshops.customers.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files by which the service runs in containers, as whoever starts them reads them. */
final class Deployed {

    /** What Compose's files call the server's image. */
    static final String IMAGE = "customer-management";

    static final String WHOLE = "docker-compose.yml";
    static final String SINGLE = "docker-compose.single.yml";

    private static final JsonMapper JSON = new JsonMapper();

    private Deployed() {}

    /** A file of the repository. */
    static String text(String file) {
        try {
            return Files.readString(Path.of("..", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(String file) {
        return JSON.valueToTree(new Yaml().<Object>load(text(file)));
    }

    static JsonNode json(String file) {
        return JSON.readTree(text(file));
    }

    /** The services of one of Compose's files, by name, with what they share with others. */
    static Map<String, JsonNode> services(String file) {
        var services = new TreeMap<String, JsonNode>();
        yaml(file).path("services").properties().forEach(service -> services.put(service.getKey(), service.getValue()));
        assertThat(services).as(file).isNotEmpty();
        return services;
    }

    /** All services of both files. */
    static Stream<JsonNode> services() {
        return Stream.of(WHOLE, SINGLE).flatMap(file -> services(file).values().stream());
    }

    /** Those of one file that run the server. */
    static List<JsonNode> servers(String file) {
        List<JsonNode> servers = services(file).values().stream()
                .filter(service -> service.path("image").asString().equals(IMAGE))
                .toList();
        assertThat(servers).as(file).isNotEmpty();
        return servers;
    }

    /** What the first group of an expression matches in a file, each time; at least once. */
    static List<String> all(String expression, String file) {
        List<String> found = Pattern.compile(expression, Pattern.MULTILINE)
                .matcher(text(file))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(found).as(expression + " in " + file).isNotEmpty();
        return found;
    }

    /** The same where there is one match alone. */
    static String one(String expression, String file) {
        List<String> found = all(expression, file);
        assertThat(found).as(expression + " in " + file).hasSize(1);
        return found.getFirst();
    }

    static List<String> words(String list) {
        return Arrays.stream(list.split("[\\s,]+")).toList();
    }
}
