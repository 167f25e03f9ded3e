package com.talkingshops.customers.server.chaos;

import com.talkingshops.customers.eventstore.PayloadGuard;
import com.talkingshops.customers.personal.PassThrough;
import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.server.CustomerManagement;
import com.talkingshops.customers.server.start.Start;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The service as it would be if it sealed nothing, so that whoever looks for what lies in clear can be seen to find it. */
final class OpenServer {

    private OpenServer() {}

    public static void main(String[] arguments) {
        var start = Start.of(CustomerManagement.class);
        start.addPrimarySources(List.of(NothingSealed.class));
        start.run(arguments);
    }

    /** Without a mark by which the servers of other tests would find it. */
    static class NothingSealed {

        @Bean
        @Primary
        Sealing nothingSealed() {
            return new PassThrough();
        }

        @Bean
        @Primary
        PayloadGuard nothingGuarded() {
            return PayloadGuard.NONE;
        }
    }
}
