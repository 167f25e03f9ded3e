package com.talkingshops.customers.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.talkingshops.customers.architecture.canary.bare.HasNoPackageInfo;
import com.talkingshops.customers.architecture.canary.customers.query.AnswersWithJdbc;
import com.talkingshops.customers.architecture.canary.customers.query.AsksNatively;
import com.talkingshops.customers.architecture.canary.customers.query.AsksNativelyInCode;
import com.talkingshops.customers.architecture.canary.customers.query.AsksNativelyInShort;
import com.talkingshops.customers.architecture.canary.customers.query.ForgetsTheTenant;
import com.talkingshops.customers.architecture.canary.habit.LooksAtTheWatch;
import com.talkingshops.customers.architecture.canary.habit.LooksAtTheWatchByReference;
import com.talkingshops.customers.architecture.canary.habit.MakesItsOwnClock;
import com.talkingshops.customers.architecture.canary.habit.Prints;
import com.talkingshops.customers.architecture.canary.habit.WantsAFieldInjected;
import com.talkingshops.customers.architecture.canary.habit.WantsASetterCalled;
import com.talkingshops.customers.architecture.canary.habit.WantsASetting;
import jakarta.annotation.Resource;
import jakarta.persistence.Entity;
import jakarta.persistence.PersistenceContext;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** How code is written in every room. */
final class HabitRules {

    private HabitRules() {}

    static Stream<Guarded> all() {
        return Stream.of(
                Guarded.by(
                        noFields()
                                .should()
                                .beAnnotatedWith(Autowired.class)
                                .orShould()
                                .beAnnotatedWith(Value.class)
                                .orShould()
                                .beAnnotatedWith(Resource.class)
                                .orShould()
                                .beAnnotatedWith(PersistenceContext.class)
                                .because("what a class needs is told to its constructor"),
                        WantsAFieldInjected.class,
                        WantsASetting.class),
                Guarded.by(
                        noMethods()
                                .should()
                                .beAnnotatedWith(Autowired.class)
                                .because("what a class needs is told to its constructor"),
                        WantsASetterCalled.class),
                Guarded.by(
                        noClasses()
                                .should()
                                .accessTargetWhere(Calls.OF_A_WATCH)
                                .because("the time comes from the injected clock"),
                        LooksAtTheWatch.class,
                        LooksAtTheWatchByReference.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("com.talkingshops.customers.server")
                                .should()
                                .accessTargetWhere(Calls.OF_A_NEW_CLOCK)
                                .because("there is one clock, a bean of the server"),
                        MakesItsOwnClock.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(
                                        "com.talkingshops.customers.server.start..",
                                        "com.talkingshops.customers.server.terminal..",
                                        "com.talkingshops.customers.server.failure..")
                                .should(Calls.PRINT)
                                .because("a log line has a level and a request, and can be switched off"),
                        Prints.class),
                Guarded.by(classes().should(Packages.BE_NULL_MARKED), HasNoPackageInfo.class),
                Guarded.by(
                        noMethods()
                                .should(Queries.BE_NATIVE)
                                .because("Hibernate does not add the tenant to native statements"),
                        AsksNatively.class,
                        AsksNativelyInShort.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideInAPackage("..customers.query..")
                                .should()
                                .accessTargetWhere(Calls.OF_NATIVE_SQL)
                                .because("Hibernate does not add the tenant to native statements"),
                        AsksNativelyInCode.class),
                Guarded.by(
                        noClasses()
                                .that(Queries.ANSWER)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                                .because("readers go through what adds the tenant"),
                        AnswersWithJdbc.class),
                Guarded.by(
                        classes()
                                .that()
                                .areAnnotatedWith(Entity.class)
                                .and()
                                .resideOutsideOfPackage("com.talkingshops.customers.query.tenant")
                                .should(Queries.HAVE_A_TENANT)
                                .because("only the operator's entities, tenants and their keys, belong to no tenant"),
                        ForgetsTheTenant.class));
    }
}
