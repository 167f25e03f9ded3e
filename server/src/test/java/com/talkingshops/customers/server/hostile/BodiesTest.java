package com.talkingshops.customers.server.hostile;

import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.hostile.Victim.Place;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NothingIsStored.class)
class BodiesTest {

    private static final String EVERYWHERE = "com.talkingshops.customers.server.hostile.Victim#places";
    private static final int MEBIBYTE = 1 << 20;
    private static final String RIGHT = "{\"mobile\":\"919876543219\",\"name\":\"Jöhn\"}";

    @Nested
    class OfMoreThanAMebibyte {

        @ParameterizedTest
        @MethodSource(EVERYWHERE)
        void areTooLargeWhenTheySaySo(Place place) {
            place.sendBytes(ofLength(MEBIBYTE + 1)).assertRefused(413);
        }

        @ParameterizedTest
        @MethodSource(EVERYWHERE)
        void areTooLargeWhenTheyComeInChunks(Place place) {
            place.sendRaw(
                            Wire.chunked(ofLength(MEBIBYTE + 1)),
                            "Content-Type: application/json",
                            "Transfer-Encoding: chunked")
                    .assertRefused(413);
        }

        @Test
        void areTooLargeBeforeTheyWereSent() {
            Victim.CREATE
                    .sendRaw(new byte[0], "Content-Type: application/json", "Content-Length: 9223372036854775807")
                    .assertRefused(413);
        }

        @Test
        void areTooLargeForThoseWithoutAKeyToo() {
            Answer answer = Wire.send(
                    ofLength(MEBIBYTE + 1),
                    "POST /v1/customers HTTP/1.1",
                    Wire.host(),
                    "Connection: close",
                    "Content-Type: application/json",
                    "Content-Length: " + (MEBIBYTE + 1));
            assertThat(answer.assertRefused().status()).isIn(401, 413);
        }

        @Test
        void areTooLargeForReadsThatTakeNone() {
            var place = new Place("GET", "/v1/customers");
            assertThat(place.sendBytes(ofLength(MEBIBYTE + 1)).assertDecent().status())
                    .isIn(200, 413);
        }

        @Test
        void andNoneOfExactlyThatMuch() {
            assertThat(faultyFields(Victim.CREATE
                            .sendBytes(ofLength(MEBIBYTE))
                            .assertRefused(400)
                            .reply()))
                    .containsExactly("name");
        }

        private byte[] ofLength(int bytes) {
            String start = "{\"mobile\":\"919876543219\",\"name\":\"";
            return Victim.utf8(start + "a".repeat(bytes - start.length() - 2) + "\"}");
        }
    }

    @Nested
    class ThatAreNoJson {

        @ParameterizedTest
        @MethodSource(EVERYWHERE)
        void areRefusedHoweverDeepTheyAre(Place place) {
            for (int depth : new int[] {1_000, 100_000}) {
                assertFaulty(place, "{\"mobile\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
                assertFaulty(place, "[".repeat(depth));
            }
            assertFaulty(place, "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "7b226d6f62696c65223a22c328227d",
                    "7b226d6f62696c65223a22f0288cbc227d",
                    "7b226d6f62696c65223a22ff227d",
                    "7b226d6f62696c65223a22c080227d",
                    "7b226d6f62696c65223a222b3931393837363539c0b9393034227d",
                    "7b226d6f62696c65223a22eda080227d",
                    "7b226d6f62696c65223a22f4908080227d",
                    "7b226d6f62696c65223a22e282",
                    "fffe7b007d00",
                    "7b007d00",
                    "0000007b0000007d",
                    "ff",
                    "00",
                    "7b7d00",
                    "1f8b0800"
                })
        void areRefusedWhenTheyAreNotUtf8(String hex) {
            byte[] bytes = HexFormat.of().parseHex(hex);
            Victim.places().forEach(place -> place.sendBytes(bytes).assertRefused(400));
        }

        @Test
        void areRefusedWhereverTheyBreakOff() {
            byte[] whole = Victim.utf8(RIGHT);
            for (int length = 0; length < whole.length; length += 3) {
                Victim.CREATE.sendBytes(java.util.Arrays.copyOf(whole, length)).assertRefused(400);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "{}", "\u0000", ",", "]", "}", "null", "1e999999999", "\"", "/**/"})
        void areRefusedWhateverTrails(String garbage) {
            Victim.CREATE.sendBytes(Victim.utf8(RIGHT + garbage)).assertRefused(400);
            Victim.CREATE.sendBytes(Victim.utf8(RIGHT + "\n\n" + garbage)).assertRefused(400);
        }

        @Test
        void areRefusedWhenTheyDoNotArriveWhole() {
            Answer answer = Victim.CREATE.sendRaw(
                    Victim.utf8(RIGHT), "Content-Type: application/json", "Content-Length: " + (RIGHT.length() + 100));
            answer.assertRefused(400);
            Victim.CREATE
                    .sendRaw(
                            Victim.utf8("fff\r\n" + RIGHT),
                            "Content-Type: application/json",
                            "Transfer-Encoding: chunked")
                    .assertRefused(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"zzz\r\n", "-1\r\n", "ffffffffffffffff\r\n", "5;x=\"", "\r\n\r\n"})
        void areRefusedInBrokenChunks(String chunks) {
            Victim.CREATE
                    .sendRaw(Victim.utf8(chunks), "Content-Type: application/json", "Transfer-Encoding: chunked")
                    .assertRefused(400);
        }

        private void assertFaulty(Place place, String body) {
            assertThat(each(
                            place.sendBytes(Victim.utf8(body))
                                    .assertRefused(400)
                                    .reply(),
                            "/error/details/fields",
                            "field"))
                    .containsExactly("body");
        }
    }

    @Nested
    class Members {

        @ParameterizedTest
        @MethodSource(EVERYWHERE)
        void thatMeanSomethingElsewhereMeanNothingHere(Place place) {
            for (String name :
                    new String[] {"__proto__", "constructor", "prototype", "@class", "@type", "$where", "class", "_id"
                    }) {
                String value = "{\"polluted\":true,\"isAdmin\":true}";
                Answer answer = place.sendBytes(Victim.utf8("{\"" + name + "\":" + value + "}"))
                        .assertRefused(400);
                assertThat(faultyFields(answer.reply())).contains(name);
            }
        }

        @Test
        void thatMeanSomethingElsewhereMeanNothingInUpdatesEither() {
            var place = new Place("PUT", "/v1/customers/" + Victim.CUSTOMER);
            Answer answer =
                    place.sendBytes(Victim.utf8("{\"updates\":{\"__proto__\":{\"name\":\"x\"},\"tenantId\":\"x\"}}"));
            assertThat(faultyFields(answer.assertRefused(400).reply()))
                    .containsExactlyInAnyOrder("updates.__proto__", "updates.tenantId");
        }

        @Test
        void ofAnyNumberAreRefusedInFewWords() {
            String many = IntStream.range(0, 20_000)
                    .mapToObj(i -> "\"m" + i + "\":0")
                    .collect(Collectors.joining(",", "{", "}"));
            Answer answer = Victim.CREATE.sendBytes(Victim.utf8(many)).assertRefused(400);
            assertThat(answer.body().length()).isLessThan(20_000);
        }

        @ParameterizedTest
        @ValueSource(ints = {500, 1_001, 10_240, 1_000_000})
        void ofAnyLengthOfNameAreRefusedInFewWords(int length) {
            Answer answer = Victim.CREATE
                    .sendBytes(Victim.utf8("{\"" + "n".repeat(length) + "\":1}"))
                    .assertRefused(400);
            assertThat(answer.body().length()).isLessThan(2_000);
        }

        @Test
        void withNamesThatAreNoTextAreRefused() {
            for (String name :
                    new String[] {"\\u0000", "\\ud800", "\\udc00\\ud800", "<script>", "\\u202e", "'; drop table x;--"
                    }) {
                Victim.CREATE.sendBytes(Victim.utf8("{\"" + name + "\":1}")).assertRefused(400);
            }
        }
    }

    @Nested
    class Numbers {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1e999999999",
                    "-1e999999999",
                    "1e-999999999",
                    "1e2147483648",
                    "1e-2147483648",
                    "1e99999999999999999999",
                    "99999999999999999999999999999999",
                    "0.0000000000000000000000000000000000001",
                    "1E+400",
                    "-1",
                    "4294967297",
                    "18446744073709551617"
                })
        void thatAreTooMuchAreRefusedEverywhere(String number) {
            refuse("POST", "/v1/orders", "{\"mobile\":\"919876543210\",\"final_amount\":%s}", number);
            refuse(
                    "POST",
                    "/v1/orders",
                    "{\"mobile\":\"919876543210\",\"product_items\":[{\"name\":\"a\",\"quantity\":%s,\"price\":1}]}",
                    number);
            refuse(
                    "POST",
                    "/v1/orders",
                    "{\"mobile\":\"919876543210\",\"product_items\":[{\"name\":\"a\",\"quantity\":1,\"price\":%s}]}",
                    number);
            refuse("PUT", "/v1/orders/" + Victim.ORDER, "{\"updates\":{\"final_amount\":%s}}", number);
            refuse("POST", "/v1/customers", "{\"mobile\":%s}", number);
            refuse("POST", "/admin/tenants", "{\"name\":\"x\",\"rateLimit\":%s}", number);
        }

        @Test
        void ofAnyLengthAreRefused() {
            refuse("POST", "/v1/orders", "{\"mobile\":\"919876543210\",\"final_amount\":%s}", "9".repeat(500_000));
            refuse("POST", "/v1/orders", "{\"mobile\":\"919876543210\",\"final_amount\":0.%s1}", "0".repeat(500_000));
        }

        private void refuse(String method, String path, String body, String number) {
            new Place(method, path)
                    .sendBytes(Victim.utf8(body.formatted(number)))
                    .assertRefused(400);
        }
    }

    @Test
    void ofMoreMembersThanAnyRequestHasAreRefused() {
        Answer answer = new Place("POST", "/v1/customers/bulk")
                .sendBytes(Victim.utf8("{\"customers\":[" + "{},".repeat(300_000) + "{}]}"))
                .assertRefused(400);
        assertThat(faultyFields(answer.reply())).containsExactly("body");
    }

    @Test
    void ofItemsWithLongNamesAreRefused() {
        String item = "{\"name\":\"" + "\ud83d\ude00".repeat(200) + "\",\"quantity\":1,\"price\":1}";
        Answer answer = new Place("POST", "/v1/orders")
                .sendBytes(Victim.utf8(
                        "{\"mobile\":\"919876543210\",\"product_items\":[" + (item + ",").repeat(99) + item + "]}"))
                .assertRefused(400);
        assertThat(faultyFields(answer.reply())).containsExactly("product_items");
    }

    @Test
    void withALongNameOfAMemberAreRefusedInWellFormedWords() {
        Answer answer = Victim.CREATE
                .sendBytes(Victim.utf8("{\"" + "a".repeat(63) + "\ud83d\ude00b\":1}"))
                .assertRefused(400);
        assertThat(faultyFields(answer.reply())).contains("a".repeat(63) + "\ud83d\ude00");
        assertThat(answer.body()).doesNotContain("\\u");
    }

    @Test
    void ofManyItemsAreReadOrRefusedAsAWhole() {
        var items = new ByteArrayOutputStream();
        items.writeBytes(Victim.utf8("{\"mobile\":\"919876543210\",\"product_items\":["));
        for (int i = 0; i < 40_000; i++) {
            items.writeBytes("{\"name\":\"a\"},".getBytes(StandardCharsets.US_ASCII));
        }
        items.writeBytes(Victim.utf8("7]}"));
        Answer answer =
                new Place("POST", "/v1/orders").sendBytes(items.toByteArray()).assertRefused(400);
        assertThat(answer.body().length()).isLessThan(20_000);
    }
}
