package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.CounterApplication.Counted;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

class SnapshotsTest {

    private static final String URL = TestDatabase.freshUrl();

    @Test
    void areNotLookedForWhereNobodyMakesAny() {
        try (var application = CounterApplication.start(URL)) {
            assertThat(findsOne(application, "unseen")).isFalse();
        }
    }

    @Test
    void areFoundWhereSomebodyMakesThem() {
        try (var application =
                CounterApplication.on(URL).sources(MakesSnapshots.class).run()) {
            assertThat(findsOne(application, "seen")).isTrue();
        }
    }

    private static boolean findsOne(ConfigurableApplicationContext application, String counter) {
        var engine = application.getBean(EventStorageEngine.class);
        engine.storeSnapshot(new GenericDomainEventMessage<>("Counter", counter, 0, new Counted(counter, 1)));
        return engine.readSnapshot(counter).isPresent();
    }

    static class MakesSnapshots {

        @Bean
        SnapshotTriggerDefinition snapshotTrigger(Snapshotter snapshotter) {
            return new EventCountSnapshotTriggerDefinition(snapshotter, 100);
        }
    }
}
