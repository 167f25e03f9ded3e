package com.talkingshops.customers.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.talkingshops.customers.architecture.canary.customers.command.order.AnswersOverHttp;
import com.talkingshops.customers.architecture.canary.customers.command.order.KnowsItsEndpoint;
import com.talkingshops.customers.architecture.canary.customers.command.order.WritesSql;
import com.talkingshops.customers.architecture.canary.customers.query.AnswersCommands;
import com.talkingshops.customers.architecture.canary.customers.query.DecidesForItself;
import com.talkingshops.customers.architecture.canary.customers.query.order.rest.AsksTheDatabase;
import com.talkingshops.customers.architecture.canary.customers.query.order.rest.AsksTheEntityManager;
import com.talkingshops.customers.architecture.canary.customers.query.order.rest.KnowsTheTables;
import com.talkingshops.customers.architecture.canary.customers.server.AnswersQueries;
import com.talkingshops.customers.architecture.canary.customers.server.Projects;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.stereotype.Controller;

/** What lives where: the domain in the feature's package, HTTP and SQL below it. */
final class PlaceRules {

    private static final String COMMAND = "..customers.command..";
    private static final String QUERY = "..customers.query..";
    private static final String EVENT_STORE = "..customers.eventstore..";
    private static final String REST = "..rest..";
    private static final String JDBC = "..jdbc..";

    private PlaceRules() {}

    static Stream<Guarded> all() {
        return Stream.concat(features(), handlers());
    }

    private static Stream<Guarded> features() {
        return Stream.of(
                Guarded.by(
                        classes()
                                .that()
                                .areMetaAnnotatedWith(Controller.class)
                                .should()
                                .resideInAPackage(REST),
                        AnswersOverHttp.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideInAPackage(REST)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "java.sql..",
                                        "javax.sql..",
                                        "org.springframework.jdbc..",
                                        "org.springframework.data..",
                                        "org.hibernate..",
                                        "jakarta.persistence.."),
                        AsksTheDatabase.class,
                        AsksTheEntityManager.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideInAPackage(REST)
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(JDBC),
                        KnowsTheTables.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(REST, "com.talkingshops.customers.server..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("..customers..rest.."),
                        KnowsItsEndpoint.class),
                Guarded.by(
                        noClasses()
                                .that()
                                .resideInAnyPackage(COMMAND, QUERY)
                                .and()
                                .resideOutsideOfPackages(JDBC, "..query.readmodel..", "..query.operation..")
                                .should()
                                .dependOnClassesThat(speakSql()),
                        WritesSql.class));
    }

    private static Stream<Guarded> handlers() {
        return Stream.of(
                Guarded.by(
                        classes()
                                .that()
                                .areMetaAnnotatedWith(Aggregate.class)
                                .should()
                                .resideInAPackage(COMMAND),
                        DecidesForItself.class),
                Guarded.by(handlersOf(CommandHandler.class, COMMAND), AnswersCommands.class),
                Guarded.by(handlersOf(EventSourcingHandler.class, COMMAND), DecidesForItself.class),
                Guarded.by(handlersOf(QueryHandler.class, QUERY), AnswersQueries.class),
                Guarded.by(handlersOf(EventHandler.class, QUERY, EVENT_STORE), Projects.class));
    }

    /** Knowing the driver's exception is not speaking SQL. */
    private static DescribedPredicate<JavaClass> speakSql() {
        return JavaClass.Predicates.resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(SQLException.class)))
                .as("speak SQL");
    }

    private static ArchRule handlersOf(
            Class<? extends java.lang.annotation.Annotation> annotation, String... packages) {
        return methods()
                .that()
                .areAnnotatedWith(annotation)
                .should()
                .beDeclaredInClassesThat()
                .resideInAnyPackage(packages);
    }
}
