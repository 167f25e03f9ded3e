package com.talkingshops.customers.personal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class SplitJsonTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":1,\"name\":\"Asha, {Rao}\",\"email\":null} | {\"name\":\"Asha, {Rao}\"} | {\"id\":1}",
                "{\"name\":\"Asha\"} | {\"name\":\"Asha\"} | {}",
                "{\"id\":1} | {} | {\"id\":1}",
                "{\"amount\":0.10,\"name\":\"Asha\"} | {\"name\":\"Asha\"} | {\"amount\":0.10}",
                "{\"amount\":12345678901234567.80} | {} | {\"amount\":12345678901234567.80}",
                "{} | {} | {}"
            })
    void partsAnObjectAndJoinsItAgain(String whole, String chosen, String others) {
        // when
        var split = SplitJson.of(whole.getBytes(UTF_8), Set.of("name", "email"));
        // then
        assertThat(split.chosen()).asString(UTF_8).isEqualTo(chosen);
        assertThat(split.others()).asString(UTF_8).isEqualTo(others);
        var joined = JSON.readTree(SplitJson.join(split.others(), split.chosen()));
        assertThat(joined).isEqualTo(withoutNulls(whole));
    }

    private static Object withoutNulls(String object) {
        var tree = (tools.jackson.databind.node.ObjectNode) JSON.readTree(object);
        tree.removeNulls();
        return tree;
    }
}
