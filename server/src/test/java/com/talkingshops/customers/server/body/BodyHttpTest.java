package com.talkingshops.customers.server.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.stub.Running;
import com.talkingshops.customers.stub.StubEndpoints;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class BodyHttpTest {

    private static final int MEBIBYTE = 1 << 20;

    private final String key = Running.tenant().limited(1_000, null).key;

    @Nested
    class ItsSize {

        @Test
        void mayBeOneMebibyte() {
            assertThat(post(BodyPublishers.ofByteArray(ofSize(MEBIBYTE))).statusCode())
                    .isEqualTo(200);
            assertThat(post(chunked(ofSize(MEBIBYTE))).statusCode()).isEqualTo(200);
        }

        @Test
        void mayNotBeOneByteMore() {
            // given
            int calls = Running.bean(StubEndpoints.class).calls.get();
            // when
            var whole = post(BodyPublishers.ofByteArray(ofSize(MEBIBYTE + 1)));
            var inChunks = post(chunked(ofSize(MEBIBYTE + 1)));
            // then
            assertThat(whole.statusCode()).isEqualTo(413);
            assertThat(whole.body()).contains("PayloadTooLargeError");
            assertThat(inChunks.statusCode()).isEqualTo(413);
            assertThat(inChunks.body()).contains("PayloadTooLargeError");
            assertThat(Running.bean(StubEndpoints.class).calls.get()).isEqualTo(calls);
        }

        private static byte[] ofSize(int size) {
            return ("{\"a\":1" + " ".repeat(size - 7) + "}").getBytes(StandardCharsets.UTF_8);
        }

        private static BodyPublisher chunked(byte[] body) {
            return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        }
    }

    @Nested
    class ItsType {

        @ParameterizedTest
        @ValueSource(
                strings = {"application/json", "application/json;charset=utf-8", "Application/JSON; charset=\"UTF-8\""})
        void isJsonInUtf8(String type) {
            assertThat(typed(type).statusCode()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "text/plain",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "application/merge-patch+json",
                    "application/json;charset=iso-8859-1",
                    "application/json;charset=utf-16",
                    "*/*",
                    "application/*"
                })
        void isNothingElse(String type) {
            var reply = typed(type);
            assertThat(reply.statusCode()).isEqualTo(415);
            assertThat(reply.body()).contains("UnsupportedMediaTypeError");
            assertThat(reply.headers().firstValue("Accept")).hasValue("application/json");
        }

        @Test
        void mustBeNamed() {
            var reply = Running.send("POST", "/v1/things", BodyPublishers.ofString("{}"), "x-tenant-api-key", key);
            assertThat(reply.statusCode()).isEqualTo(415);
        }

        private HttpResponse<String> typed(String type) {
            return Running.send(
                    "POST", "/v1/things", BodyPublishers.ofString("{}"), "x-tenant-api-key", key, "Content-Type", type);
        }
    }

    @Nested
    class ItsText {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{",
                    "{}{}",
                    "{} x",
                    "{'a':1}",
                    "{\"a\":1,}",
                    "{\"a\":01}",
                    "{\"a\":NaN}",
                    "{\"a\":1,\"a\":2}",
                    "{\"a\":{\"b\":1,\"b\":2}}",
                    "{/* */}",
                    "\uFEFF{}",
                    "{\"a\":\"\u0001\"}",
                    "nothing"
                })
        void mustBeOneJsonValue(String json) {
            var reply = Running.post("/v1/things", json, "x-tenant-api-key", key);
            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(JsonMapper.shared()
                            .readTree(reply.body())
                            .at("/error/details/fields/0/field")
                            .asString())
                    .isEqualTo("body");
        }

        @Test
        void mayNotBeNestedWithoutEnd() {
            for (int depth : new int[] {1_000, 100_000}) {
                var arrays = Running.post("/v1/things", "[".repeat(depth), "x-tenant-api-key", key);
                var objects = Running.post("/v1/things", "{\"a\":".repeat(depth), "x-tenant-api-key", key);
                assertThat(arrays.statusCode()).isEqualTo(400);
                assertThat(objects.statusCode()).isEqualTo(400);
                assertThat(arrays.body()).contains("nested too deeply");
            }
        }

        @Test
        void mayNotHaveANumberWithoutEnd() {
            var reply = Running.post("/v1/things", "{\"a\":" + "9".repeat(200) + "}", "x-tenant-api-key", key);
            assertThat(reply.statusCode()).isEqualTo(400);
        }

        @Test
        void mustBeUtf8() {
            for (byte[] body : new byte[][] {
                "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE),
                "{\"a\":1}".getBytes(StandardCharsets.UTF_16BE),
                "{\"a\":1}".getBytes(StandardCharsets.UTF_16),
                {'{', '"', (byte) 0xff, '"', ':', '1', '}'}
            }) {
                assertThat(post(BodyPublishers.ofByteArray(body)).statusCode()).isEqualTo(400);
            }
        }

        @Test
        void mustBeThereWhereItIsNeeded() {
            var bulk = Running.send("POST", "/v1/things/bulk", BodyPublishers.noBody(), "x-tenant-api-key", key);
            assertThat(bulk.statusCode()).isEqualTo(400);
            assertThat(bulk.body()).contains("\"field\":\"body\"", "is required");
        }

        @Test
        void mayRefuseItselfWhileItIsRead() {
            var reply = Running.put("/v1/things/x", "{\"name\":7,\"age\":1}", "x-tenant-api-key", key);
            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(reply.body())
                    .contains("{\"field\":\"name\",\"message\":\"must be a string\"}")
                    .contains("{\"field\":\"age\",\"message\":\"is not known\"}");
        }
    }

    private HttpResponse<String> post(BodyPublisher body) {
        return Running.send("POST", "/v1/things", body, "x-tenant-api-key", key, "Content-Type", "application/json");
    }
}
