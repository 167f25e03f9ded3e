package com.talkingshops.customers.benchmark.machine;

import com.talkingshops.customers.eventstore.PayloadGuard;
import com.talkingshops.customers.personal.PassThrough;
import com.talkingshops.customers.personal.Sealing;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The server without any sealing: it is started with this beside its own classes, which are not known here. */
final class OpenServer {

    private static final String START = "com.talkingshops.customers.server.start.Start";

    private OpenServer() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        var start = (SpringApplication)
                Class.forName(START).getMethod("of", Class.class).invoke(null, Class.forName(RunningServer.SERVER));
        start.addPrimarySources(List.of(NothingSealed.class));
        start.run(arguments);
    }

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
