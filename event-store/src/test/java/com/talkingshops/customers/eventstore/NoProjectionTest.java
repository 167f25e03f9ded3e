package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.CounterApplication.Count;
import com.talkingshops.customers.eventstore.CounterApplication.Counted;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** An application that only appends. */
class NoProjectionTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({EventStoreConfiguration.class, CounterApplication.Counter.class})
    static class Appending {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        StoredTypes storedTypes() {
            return new StoredTypes(Map.of("counted", Counted.class));
        }
    }

    @Test
    void startsAndAppendsWithNothingThatProjects() {
        try (var application =
                CounterApplication.on(TestDatabase.freshUrl(), Appending.class).run()) {
            // when
            application.getBean(CommandGateway.class).sendAndWait(new Count("a", 2));
            // then
            var positions = application.getBean(ReadPositions.class);
            assertThat(positions.head()).isEqualTo(2);
            assertThat(positions.await(2, Duration.ofSeconds(1))).isTrue();
            assertThat(application.getBean(EventProcessingConfiguration.class).eventProcessors())
                    .isEmpty();
            assertThat(application.getBean(DeadLetters.class).find(null, 1, 1).letters())
                    .isEmpty();
            assertThat(application.getBean(FailingProcessors.class).causes()).isEmpty();
        }
    }
}
