package com.talkingshops.customers.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.command.CommandSide;
import com.talkingshops.customers.query.QuerySide;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the house rules. A rule that could no longer catch anybody is no rule, so each is tried on deliberate offenders. */
class ArchitectureTest {

    static Stream<Guarded> rules() {
        return Stream.of(RoomRules.all(), PlaceRules.all(), HabitRules.all(), NamingRules.all(), SeamRules.all())
                .flatMap(rules -> rules);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(Guarded rule) {
        rule.check();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void catchesItsOffenders(Guarded rule) {
        assertThat(rule.canaries())
                .isNotEmpty()
                .allSatisfy(canary -> assertThat(
                                rule.judge(canary).getFailureReport().getDetails())
                        .anySatisfy(detail -> assertThat(detail).contains(canary.getName())));
    }

    @Test
    void looksAtEveryRoomAndAtNoTest() {
        assertThat(House.CLASSES.stream()
                        .map(type -> type.getPackageName().split("\\.")[3])
                        .distinct())
                .containsExactlyInAnyOrder("api", "eventstore", "personal", "command", "query", "server");
        assertThat(House.CLASSES.contain(CommandSide.class)).isTrue();
        assertThat(House.CLASSES.contain(QuerySide.class)).isTrue();
        assertThat(House.CLASSES.contain(ArchitectureTest.class)).isFalse();
    }
}
