package com.talkingshops.customers.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.Update;
import com.talkingshops.customers.api.error.Fault;
import com.talkingshops.customers.api.error.Rejection;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class JsonBodyTest {

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static JsonBody body(String json) {
        return JsonBody.of(EXACT.readTree(json));
    }

    private static List<Fault> faults(Runnable reading) {
        var rejection = catchThrowableOfType(Rejection.class, reading::run);
        @SuppressWarnings("unchecked")
        var faults = (List<Fault>) rejection.details().get("fields");
        return faults;
    }

    @Test
    void namesAllFaultsAtOnce() {
        // given
        var body = body("{\"name\":\" \",\"email\":\"nobody\",\"quantity\":1.5,\"price\":\"3\",\"more\":true}");
        // when
        body.text("name", 200);
        body.email("email");
        body.integer("quantity", 1, 10);
        body.money("price");
        body.require("mobile");
        // then
        assertThat(faults(body::finish))
                .extracting(Fault::field)
                .containsExactly("name", "email", "quantity", "price", "mobile", "more");
    }

    @Test
    void readsAbsentAndNullAlike() {
        var body = body("{\"name\":null}");
        assertThat(body.text("name", 200)).isNull();
        assertThat(body.text("email", 200)).isNull();
        body.finish();
    }

    @Test
    void tellsAbsentFromNullInAnUpdate() {
        var body = body("{\"name\":null,\"city\":\"Pune\"}");
        assertThat(body.update("name", name -> body.text(name, 200))).isEqualTo(Update.to(null));
        assertThat(body.update("city", name -> body.text(name, 200))).isEqualTo(Update.to("Pune"));
        assertThat(body.update("email", name -> body.text(name, 200))).isEqualTo(Update.unchanged());
        body.finish();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"text\"", "1"})
    void refusesWhatIsNoObject(String json) {
        assertThat(faults(() -> body(json))).extracting(Fault::field).containsExactly("body");
    }

    @Nested
    class Texts {

        @ParameterizedTest
        @ValueSource(strings = {"\"a\\u0000b\"", "\"a\\ud800b\"", "\"\"", "\"   \"", "1", "true", "{}", "[\"a\"]"})
        void areRefusedWhen(String value) {
            var body = body("{\"name\":" + value + "}");
            body.text("name", 200);
            assertThat(faults(body::finish)).hasSize(1);
        }

        @Test
        void areTrimmedAndCountedInCharactersNotUnits() {
            var body = body("{\"name\":\"  \uD83D\uDE00\uD83D\uDE00 \"}");
            assertThat(body.text("name", 2)).isEqualTo("\uD83D\uDE00\uD83D\uDE00");
            body.finish();
        }
    }

    @Nested
    class Amounts {

        @ParameterizedTest
        @ValueSource(strings = {"0", "250", "250.0", "2.5e2", "250.00", "250.000", "999999999.99"})
        void areTakenHoweverWritten(String value) {
            var body = body("{\"price\":" + value + "}");
            assertThat(body.money("price")).isNotNull();
            body.finish();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"-1", "-0.01", "0.001", "1000000000", "1e999999999", "1e-999999999", "\"1\"", "true", "NaN"})
        void areRefusedOutsideOfTheirBounds(String value) {
            assertThatThrownBy(() -> {
                        var body = body("{\"price\":" + value + "}");
                        Money ignored = body.money("price");
                        body.finish();
                    })
                    .isInstanceOf(RuntimeException.class)
                    .satisfies(e -> assertThat(e).isNotInstanceOf(NullPointerException.class));
        }
    }
}
