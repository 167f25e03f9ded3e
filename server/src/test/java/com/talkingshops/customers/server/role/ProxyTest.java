package com.talkingshops.customers.server.role;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.openapi.OpenApiCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** The proxy of docker-compose.yml, told by its rule for what writes, and the nodes agree on who is there for what. */
class ProxyTest {

    private static final Pattern RULE =
            Pattern.compile("@commands \\{\\s+method ([A-Z ]+)\\n\\s+not path_regexp (\\S+)\\n\\s+}");

    @Test
    void sendsEveryOperationToANodeThatIsThereForIt() throws IOException {
        // given
        List<MatchResult> rules = RULE.matcher(Files.readString(Path.of("../deploy/Caddyfile")))
                .results()
                .toList();
        assertThat(rules).hasSize(1);
        List<String> methods = List.of(rules.getFirst().group(1).split(" "));
        Pattern never = Pattern.compile(rules.getFirst().group(2));
        // when
        List<String> operations = new OpenApiCheck(RunningServer.shared()
                        .anybody()
                        .get("/v1/openapi.json")
                        .expect(200)
                        .body())
                .operations();
        // then
        assertThat(operations).hasSizeGreaterThan(40).allSatisfy(operation -> {
            String method = operation.split(" ")[0];
            String path = operation.split(" ")[1].replaceAll("\\{[A-Za-z]+}", "0123456789abcdef01234567");
            Role sentTo = methods.contains(method) && !never.matcher(path).find() ? Role.COMMAND : Role.QUERY;
            assertThat(Role.neededBy(request(method, path)).orElse(sentTo))
                    .as(operation)
                    .isEqualTo(sentTo);
        });
    }

    private static MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        return request;
    }
}
