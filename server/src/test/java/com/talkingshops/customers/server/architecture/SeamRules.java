package com.talkingshops.customers.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.talkingshops.customers.architecture.canary.customers.command.CommitsForItself;
import com.talkingshops.customers.architecture.canary.customers.command.jdbc.KeepsATableOfItsOwn;
import com.talkingshops.customers.architecture.canary.customers.personal.ListensToEvents;
import com.talkingshops.customers.architecture.canary.customers.query.FollowsAToken;
import com.talkingshops.customers.architecture.canary.customers.query.OpensTheEventStore;
import com.talkingshops.customers.architecture.canary.customers.query.ReadsStoredEvents;
import com.talkingshops.customers.architecture.canary.customers.server.ListensToAppends;
import com.talkingshops.customers.architecture.canary.customers.server.WritesAlongWithEvents;
import com.talkingshops.customers.eventstore.AppendListener;
import com.talkingshops.customers.eventstore.PayloadGuard;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Stream;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;

/** What lets the events move to another store than PostgreSQL, whatever stays behind: see decision 34. */
final class SeamRules {

    private static final String COMMAND = "..customers.command..";
    private static final String EVENT_STORE = "..customers.eventstore..";
    private static final String PERSONAL = "..customers.personal..";

    private SeamRules() {}

    static Stream<Guarded> all() {
        return Stream.concat(store(), transaction());
    }

    private static Stream<Guarded> store() {
        return Stream.of(
                Guarded.by(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(EVENT_STORE)
                                .should()
                                .dependOnClassesThat(storeEvents())
                                .because("only the room of the event store knows which one it is"),
                        OpensTheEventStore.class,
                        FollowsAToken.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(EVENT_STORE)
                                .should(Constants.name("domain_event_entry", "snapshot_event_entry"))
                                .because("events are not always rows"),
                        ReadsStoredEvents.class));
    }

    private static Stream<Guarded> transaction() {
        return Stream.of(
                Guarded.by(
                        noClasses()
                                .that()
                                .resideInAPackage(COMMAND)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("org.springframework.transaction..", "jakarta.transaction..")
                                .because("what must be true is decided by aggregates, and not held by a transaction"),
                        CommitsForItself.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideInAPackage(COMMAND)
                                .and()
                                .resideOutsideOfPackage("..command.idempotency.jdbc..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("javax.sql..", "org.springframework.jdbc..")
                                .because("the one table beside the events tolerates that a command is repeated"),
                        KeepsATableOfItsOwn.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideInAPackage(PERSONAL)
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("org.axonframework..")
                                .because("keys are made and destroyed whatever stores the events"),
                        ListensToEvents.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(EVENT_STORE, "com.talkingshops.customers.server.seal")
                                .should()
                                .dependOnClassesThat(areOrLieIn(PayloadGuard.class))
                                .because("keys alone are written along with events, and could be written beside them"),
                        WritesAlongWithEvents.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(EVENT_STORE, "com.talkingshops.customers.server.acknowledge")
                                .should()
                                .dependOnClassesThat(areOrLieIn(AppendListener.class))
                                .because("who appends need not know where its events lie, but to wait for readers"),
                        ListensToAppends.class));
    }

    /** Storing, streaming and remembering how far one has come; that a claim was lost is told to whoever works under it. */
    private static DescribedPredicate<JavaClass> storeEvents() {
        return JavaClass.Predicates.resideInAnyPackage(
                        "org.axonframework.eventsourcing.eventstore..",
                        "org.axonframework.eventhandling.tokenstore..",
                        "org.axonframework.eventhandling.deadletter..",
                        "org.axonframework.messaging.deadletter..",
                        "org.axonframework.common.jdbc..")
                .or(JavaClass.Predicates.simpleNameEndingWith("TrackingToken"))
                .or(JavaClass.Predicates.simpleNameEndingWith("StreamableMessageSource"))
                .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(UnableToClaimTokenException.class)))
                .as("store events");
    }

    /** By name: ArchUnit knows what encloses a class only if it has read that. */
    private static DescribedPredicate<JavaClass> areOrLieIn(Class<?> type) {
        return DescribedPredicate.describe(
                "are " + type.getSimpleName() + " or lie in it",
                other -> other.getName().equals(type.getName())
                        || other.getName().startsWith(type.getName() + "$"));
    }
}
