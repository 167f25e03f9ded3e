package com.talkingshops.customers.server.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.server.failure.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class RolesTest {

    @Test
    void areAllUnlessSaidOtherwise() {
        assertThat(Roles.of(new MockEnvironment()).all()).containsExactlyInAnyOrder(Role.values());
    }

    @ParameterizedTest
    @CsvSource({"command, COMMAND", "query, QUERY", "' query ', QUERY", "'query,query', QUERY"})
    void areThoseThatAreNamed(String setting, Role role) {
        assertThat(roles(setting).all()).containsExactly(role);
    }

    @Test
    void mayBeNamedInALine() {
        assertThat(roles("query, command").all()).containsExactlyInAnyOrder(Role.values());
        var asList = new MockEnvironment()
                .withProperty("customers.roles[0]", "query")
                .withProperty("customers.roles[1]", "command");
        assertThat(Roles.of(asList).all()).containsExactlyInAnyOrder(Role.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "writer", "command,reader", "COMMAND QUERY"})
    void areNothingElse(String setting) {
        assertThatThrownBy(() -> roles(setting))
                .isInstanceOf(StartFailure.class)
                .hasMessage("customers.roles has to be command, query or command,query, and is '%s'.", setting);
    }

    @Test
    void areAllNeededBesideADatabaseThatNobodyElseReaches() {
        assertThatCode(roles("command,query")::requireAll).doesNotThrowAnyException();
        assertThatThrownBy(roles("query")::requireAll)
                .isInstanceOf(StartFailure.class)
                .hasMessage(
                        "A node with customers.roles=query needs others beside it, and those do not reach a database that it brings along: name one with spring.datasource.url, or leave customers.roles away.");
    }

    private static Roles roles(String setting) {
        return Roles.of(new MockEnvironment().withProperty("customers.roles", setting));
    }
}
