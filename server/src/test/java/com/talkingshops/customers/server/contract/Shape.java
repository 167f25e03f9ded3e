package com.talkingshops.customers.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import java.time.Instant;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Holds a reply against an example: every member of it is there and of the same kind; there may be more. */
final class Shape {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");
    private static final Pattern INSTANT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

    private Shape() {}

    static void assertLike(String example, Reply reply) {
        assertThat(reply.header("Content-Type").orElse("none")).startsWith("application/json");
        assertLike("", new Reply(200, null, example).json(), reply.json());
    }

    private static void assertLike(String path, JsonNode example, JsonNode real) {
        assertThat(real.getNodeType()).as("type of " + path).isEqualTo(example.getNodeType());
        switch (example.getNodeType()) {
            case OBJECT ->
                example.properties().forEach(member -> {
                    assertThat(real.has(member.getKey()))
                            .as(path + "/" + member.getKey())
                            .isTrue();
                    assertLike(path + "/" + member.getKey(), member.getValue(), real.get(member.getKey()));
                });
            case ARRAY -> real.forEach(element -> assertLike(path + "[]", example.get(0), element));
            case NUMBER -> assertLikeNumber(path, example, real);
            case STRING -> assertLikeText(path, example.stringValue(), real.stringValue());
            default -> assertThat(real).as(path).isEqualTo(example);
        }
    }

    private static void assertLikeNumber(String path, JsonNode example, JsonNode real) {
        if (example.isIntegralNumber()) {
            assertThat(real.isIntegralNumber()).as(path + " is whole").isTrue();
        } else {
            assertThat(real.decimalValue().scale()).as("decimals of " + path).isEqualTo(2);
        }
    }

    private static void assertLikeText(String path, String example, String real) {
        if (ID.matcher(example).matches()) {
            assertThat(real).as(path).matches(ID);
        } else if (INSTANT.matcher(example).matches()) {
            assertThat(real).as(path).matches(INSTANT);
            assertThat(Instant.parse(real)).as(path).isNotNull();
        } else {
            assertThat(real).as(path).isNotBlank();
        }
    }
}
