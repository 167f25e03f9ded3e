package com.talkingshops.customers.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.IdentifierMissingException;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.junit.jupiter.api.Test;

class TargetsByClassTest {

    private final TargetsByClass targets = new TargetsByClass();

    private sealed interface ToLamp {

        @TargetAggregateIdentifier
        String lamp();
    }

    private record Light(String lamp) implements ToLamp {}

    private record Dim(int percent, String lamp) implements ToLamp {}

    private record Whatever(String lamp) {}

    @Test
    void areToldByTheMethodThatAnInterfaceMarks() {
        assertThat(targetOf(new Light("a"))).isEqualTo("a");
        assertThat(targetOf(new Light("b"))).isEqualTo("b");
        assertThat(targetOf(new Dim(30, "c"))).isEqualTo("c");
    }

    @Test
    void areAskedForWhereACommandDoesNotTellThem() {
        assertThatThrownBy(() -> targetOf(new Whatever("a")))
                .isInstanceOf(IdentifierMissingException.class)
                .hasMessageContainingAll("Whatever", "@TargetAggregateIdentifier");
    }

    private String targetOf(Object command) {
        return targets.resolveTarget(GenericCommandMessage.asCommandMessage(command))
                .getIdentifier();
    }
}
