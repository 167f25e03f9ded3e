package com.talkingshops.customers.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.stub.Running;
import com.talkingshops.customers.stub.StubTime;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitHttpTest {

    @Test
    void tellsWithEveryReplyToATenantWhatIsLeft() {
        // given
        String key = Running.tenant().limited(5, null).key;
        // when
        var good = Running.get("/v1/who", "x-tenant-api-key", key);
        var missing = Running.get("/v1/unknown", "x-tenant-api-key", key);
        var wrong = Running.post("/v1/things", "{", "x-tenant-api-key", key);
        // then
        assertThat(header(good, "RateLimit-Policy")).isEqualTo("\"tenant\";q=5;w=60");
        assertThat(header(good, "RateLimit")).startsWith("\"tenant\";r=4;t=6");
        assertThat(header(missing, "RateLimit")).startsWith("\"tenant\";r=3;t=6");
        assertThat(header(wrong, "RateLimit")).startsWith("\"tenant\";r=2;t=6");
    }

    @Test
    void refusesWhatIsTooMuchAndServesWhoeverWaits() {
        // given
        String key = Running.tenant().limited(2, null).key;
        Running.get("/v1/who", "x-tenant-api-key", key);
        Running.get("/v1/who", "x-tenant-api-key", key);
        // when
        var refused = Running.get("/v1/who", "x-tenant-api-key", key);
        // then
        assertThat(refused.statusCode()).isEqualTo(429);
        long wait = Long.parseLong(header(refused, "Retry-After"));
        assertThat(wait).isBetween(60L, 61L);
        assertThat(header(refused, "RateLimit")).isEqualTo("\"tenant\";r=0;t=" + wait);
        assertThat(refused.body())
                .contains("\"code\":\"RateLimitError\"")
                .contains("\"limit\":2")
                .contains("\"windowSeconds\":60")
                .contains("\"retryAfterSeconds\":" + wait);
        // when
        Running.bean(StubTime.class).pass(Duration.ofSeconds(wait));
        // then
        assertThat(Running.get("/v1/who", "x-tenant-api-key", key).statusCode()).isEqualTo(200);
    }

    @Test
    void comesBeforeScopesAndValidation() {
        // given
        String key = Running.tenant().with(java.util.Set.of()).limited(1, null).key;
        // when
        var lacking = Running.get("/v1/who", "x-tenant-api-key", key);
        var tooMuch = Running.get("/v1/who", "x-tenant-api-key", key);
        // then
        assertThat(lacking.statusCode()).isEqualTo(403);
        assertThat(tooMuch.statusCode()).isEqualTo(429);
    }

    @Test
    void doesNotConcernTheOperatorNorWhoeverIsNotLetIn() {
        var operator = Running.get("/admin/things", "x-admin-api-key", Running.OPERATOR_KEY);
        var stranger = Running.get("/v1/who");
        assertThat(operator.headers().firstValue("RateLimit")).isEmpty();
        assertThat(stranger.headers().firstValue("RateLimit")).isEmpty();
    }

    private static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElseThrow();
    }
}
