package com.talkingshops.customers.server.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.RunningServer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The matrix is complete: what the application maps is what its table lists. */
class EveryEndpointHasARowTest {

    /** Where there may be something that is no endpoint of ours: Spring's own, and the page to try the interface at. */
    private static final List<String> ELSEWHERE = List.of("/actuator", "/docs", "/swagger-ui");

    @Test
    void inTheMatrix() {
        // given
        Set<String> rows = Endpoints.all().map(Endpoint::toString).collect(Collectors.toCollection(TreeSet::new));
        rows.addAll(Endpoints.OPEN);

        // when
        Set<String> mapped = mapped().filter(name -> isOurs(name)).collect(Collectors.toCollection(TreeSet::new));

        // then: a missing one needs a row in Endpoints, and with it every check of this package
        assertThat(mapped).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void orLiesWhereNothingOfATenantIs() {
        assertThat(mapped().filter(name -> !isOurs(name)))
                .allMatch(
                        name -> ELSEWHERE.stream().anyMatch(place -> path(name).startsWith(place)));
        RunningServer.shared()
                .context()
                .getBeansOfType(RouterFunctionMapping.class)
                .values()
                .forEach(mapping -> assertThat(mapping.getRouterFunction()).isNull());
    }

    private static Stream<String> mapped() {
        return RunningServer.shared().context().getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(EveryEndpointHasARowTest::names);
    }

    private static Stream<String> names(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> methods.isEmpty()
                        ? Stream.of("ANY " + pattern)
                        : methods.stream().map(method -> method.name() + " " + pattern));
    }

    private static boolean isOurs(String name) {
        return path(name).startsWith("/v1") || path(name).startsWith("/admin");
    }

    private static String path(String name) {
        return name.substring(name.indexOf(' ') + 1);
    }
}
