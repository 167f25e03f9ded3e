package com.talkingshops.customers.server.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.server.admission.Senders.Sender;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SendersTest {

    private final Senders senders = new Senders(8);

    @Test
    void areAQuarterOfOneTenantAtMost() {
        // given
        TenantId tenant = tenant(1);
        Sender first = senders.add(tenant).orElseThrow();
        senders.add(tenant).orElseThrow();
        assertThat(senders.add(tenant)).isEmpty();
        // when
        first.close();
        // then
        assertThat(senders.add(tenant)).isPresent();
        assertThat(senders.add(tenant)).isEmpty();
    }

    @Test
    void areSoManyOfAllTenants() {
        // given
        List<Sender> all = Stream.of(1, 1, 2, 2, 3, 3, 4, 4)
                .map(number -> senders.add(tenant(number)).orElseThrow())
                .toList();
        assertThat(senders.number()).isEqualTo(8);
        assertThat(senders.add(tenant(5))).isEmpty();
        // when
        all.getLast().close();
        // then
        assertThat(senders.add(tenant(5))).isPresent();
    }

    private static TenantId tenant(int number) {
        return new TenantId("%024x".formatted(number));
    }
}
