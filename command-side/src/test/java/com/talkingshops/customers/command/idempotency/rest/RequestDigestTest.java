package com.talkingshops.customers.command.idempotency.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

class RequestDigestTest {

    @Test
    void isTheSameForTheSameMethodPathAndBody() {
        // then
        assertThat(digest("POST", "/v1/customers", "{\"mobile\":\"1\",\"name\":\"A\"}"))
                .isEqualTo(digest("POST", "/v1/customers", "{ \"mobile\" : \"1\",\n\"name\":\"A\" }"));
    }

    @Test
    void differsWithEachOfThem() {
        // given
        String digest = digest("PUT", "/v1/customers/1", "{\"updates\":{}}");
        // then
        assertThat(digest)
                .isNotEqualTo(digest("POST", "/v1/customers/1", "{\"updates\":{}}"))
                .isNotEqualTo(digest("PUT", "/v1/customers/2", "{\"updates\":{}}"))
                .isNotEqualTo(digest("PUT", "/v1/customers/1", "{\"updates\":{\"name\":null}}"))
                .isNotEqualTo(digest("PUT", "/v1/customers/1", null));
    }

    @Test
    void differsWithTheVersionThatIsAskedFor() {
        // given
        var seventh = new MockHttpServletRequest("PUT", "/v1/customers/1");
        seventh.addHeader("If-Match", "\"7\"");
        // then
        assertThat(RequestDigest.of(seventh)).isNotEqualTo(digest("PUT", "/v1/customers/1", null));
    }

    @Test
    void differsWithTheQuery() {
        // given
        var erasing = new MockHttpServletRequest("DELETE", "/v1/customers/1");
        erasing.setQueryString("erase=true");
        // then
        assertThat(RequestDigest.of(erasing)).isNotEqualTo(digest("DELETE", "/v1/customers/1", null));
    }

    private static String digest(String method, String path, String body) {
        var request = new MockHttpServletRequest(method, path);
        if (body != null) {
            RequestDigest.noteBody(request, JsonMapper.shared().readTree(body));
        }
        return RequestDigest.of(request);
    }
}
