package com.talkingshops.customers.server.chaos;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.server.chaos.Write.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The audit of the other tests here sees what it is there to see. */
class AuditTest {

    private static final Acknowledged CUSTOMER = new Acknowledged(Kind.CUSTOMER, "98", "98", "c1", "-", 1);
    private static final Acknowledged NAME = new Acknowledged(Kind.NAME, "c1", "name", "c1", "-", 2);
    private static final Acknowledged ORDER = new Acknowledged(Kind.ORDER, "98", "1.00", "c1", "o1", 1);
    private static final Write DOUBTFUL = new Write(Kind.ORDER, "98", "2.00", null);

    private final Account account = new Account(List.of(CUSTOMER, NAME, ORDER), List.of(DOUBTFUL));

    @Test
    void takesADoubtfulWriteAsWrittenOrNot() {
        Audit.compare(new Stored(Map.of("c1", 2L), Map.of("o1", 1L)), account);
        Audit.compare(new Stored(Map.of("c1", 2L), Map.of("o1", 1L, "o2", 1L)), account);
    }

    @Test
    void seesWhatIsLost() {
        assertFails(Map.of("c1", 1L), Map.of("o1", 1L));
        assertFails(Map.of("c1", 2L), Map.of("o2", 1L));
        assertFails(Map.of(), Map.of("o1", 1L));
    }

    @Test
    void seesWhatIsDoubled() {
        assertFails(Map.of("c1", 2L), Map.of("o1", 1L, "o2", 1L, "o3", 1L));
        assertFails(Map.of("c1", 3L), Map.of("o1", 1L));
        assertFails(Map.of("c1", 2L, "c2", 1L), Map.of("o1", 1L));
        assertFails(Map.of("c1", 2L), Map.of("o1", 2L));
    }

    @Test
    void seesOneEffectThatWasAcknowledgedForTwoWrites() {
        var twice = new Account(List.of(CUSTOMER, NAME, NAME), List.of());
        assertThatThrownBy(() -> Audit.compare(new Stored(Map.of("c1", 3L), Map.of()), twice))
                .isInstanceOf(AssertionError.class);
    }

    private void assertFails(Map<String, Long> customers, Map<String, Long> orders) {
        assertThatThrownBy(() -> Audit.compare(new Stored(customers, orders), account))
                .isInstanceOf(AssertionError.class);
    }
}
