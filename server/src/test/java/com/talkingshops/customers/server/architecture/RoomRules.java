package com.talkingshops.customers.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.talkingshops.customers.architecture.canary.customers.api.AsksTheCommandSide;
import com.talkingshops.customers.architecture.canary.customers.api.HashesItself;
import com.talkingshops.customers.architecture.canary.customers.api.IsASpringBean;
import com.talkingshops.customers.architecture.canary.customers.command.ReadsAReadModel;
import com.talkingshops.customers.architecture.canary.customers.command.WaitsForReadModels;
import com.talkingshops.customers.architecture.canary.customers.eventstore.KnowsCustomers;
import com.talkingshops.customers.architecture.canary.customers.personal.KnowsTheEventStore;
import com.talkingshops.customers.architecture.canary.customers.query.KnowsTheServer;
import com.talkingshops.customers.architecture.canary.customers.query.SendsToAnAggregate;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Stream;

/** Which room of the house may know which. */
final class RoomRules {

    private static final String API = "..customers.api..";
    private static final String EVENT_STORE = "..customers.eventstore..";
    private static final String PERSONAL = "..customers.personal..";
    private static final String COMMAND = "..customers.command..";
    private static final String QUERY = "..customers.query..";
    private static final String SERVER = "com.talkingshops.customers.server..";

    private RoomRules() {}

    static Stream<Guarded> all() {
        return Stream.of(
                Guarded.by(
                        noClasses()
                                .that()
                                .resideInAPackage(API)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(EVENT_STORE, COMMAND, QUERY, SERVER)
                                .because("what both sides agree on knows neither"),
                        AsksTheCommandSide.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideInAPackage(API)
                                .should()
                                .dependOnClassesThat(inPersonalButNoAnnotation())
                                .because("messages are marked as personal and no more"),
                        HashesItself.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideInAPackage(API)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "org.springframework..", "jakarta..", "org.hibernate..", "java.sql..")
                                .because("messages outlive frameworks"),
                        IsASpringBean.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideInAPackage(EVENT_STORE)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(API, PERSONAL, COMMAND, QUERY, SERVER)
                                .because("it could be lifted out as a library"),
                        KnowsCustomers.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideInAPackage(PERSONAL)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(API, EVENT_STORE, COMMAND, QUERY, SERVER)
                                .because("it knows no customer"),
                        KnowsTheEventStore.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideInAPackage(COMMAND)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(EVENT_STORE, QUERY, SERVER)
                                .because("no read model takes part in a decision"),
                        ReadsAReadModel.class,
                        WaitsForReadModels.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideInAPackage(QUERY)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(COMMAND, SERVER)
                                .because("readers decide nothing"),
                        SendsToAnAggregate.class,
                        KnowsTheServer.class));
    }

    private static DescribedPredicate<JavaClass> inPersonalButNoAnnotation() {
        return JavaClass.Predicates.resideInAPackage(PERSONAL)
                .and(DescribedPredicate.not(DescribedPredicate.describe("are annotations", JavaClass::isAnnotation)));
    }
}
