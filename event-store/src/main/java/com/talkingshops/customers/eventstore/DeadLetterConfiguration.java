package com.talkingshops.customers.eventstore;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the events that a {@link Projection} cannot take in, and tries them again. */
@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

    @Bean
    LetterPresence letterPresence() {
        return new LetterPresence();
    }

    @Bean
    DeadSequences deadSequences(JdbcClient database) {
        return new DeadSequences(database);
    }

    @Bean
    SalvagingWrite salvagingWrite(DataSource dataSource) {
        return new SalvagingWrite(dataSource);
    }

    @Bean
    LetterQueues letterQueues(
            ObjectProvider<Projection> projections,
            DataSource dataSource,
            TransactionManager transactions,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            Clock clock) {
        GenericDeadLetter.clock = clock;
        return new LetterQueues(withReplays(projections), dataSource, transactions, serializer, eventSerializer);
    }

    @Bean
    LetterTable letterTable(
            JdbcClient database,
            ObjectProvider<Projection> projections,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer) {
        return new LetterTable(database, names(projections), StoredLetters.by(serializer, eventSerializer));
    }

    @Bean
    LetterRetry letterRetry(
            EventProcessingConfiguration processing,
            PlatformTransactionManager transactions,
            LetterTable table,
            LetterQueues queues,
            SalvagingWrite write,
            DataSource dataSource,
            StoredMessages messages) {
        return new LetterRetry(
                processing,
                new TransactionTemplate(transactions),
                table,
                queues,
                new LetterEvents(new JdbcTemplate(dataSource), messages),
                write);
    }

    @Bean
    DeadLetters deadLetters(
            ObjectProvider<Projection> projections,
            LetterTable table,
            LetterQueues queues,
            LetterRetry retry,
            LetterPresence presence,
            PlatformTransactionManager transactions) {
        return new OperatedLetters(
                names(projections), table, queues, retry, presence, new TransactionTemplate(transactions));
    }

    @Bean
    Recurring lettersAreTriedAgain(LetterTable table, LetterRetry retry, EventProcessingConfiguration processing) {
        var schedule = new LetterSchedule(
                table, retry, () -> processing.eventProcessors().keySet());
        return new Recurring("dead-letters", LetterSchedule.PAUSE, schedule::look);
    }

    @Bean
    ConfigurerModule processorsGoOnPastFailures(
            ObjectProvider<Projection> projections,
            SalvagingWrite write,
            DeadSequences dead,
            ObjectProvider<LetterQueues> queues,
            LetterPresence presence) {
        return configurer -> projections.forEach(projection -> configurer
                .eventProcessing()
                .registerHandlerInterceptor(
                        projection.name(),
                        axon -> new DeadLettering(
                                projection.name(),
                                new Sequences(projection),
                                write,
                                dead,
                                queues.getObject(),
                                presence)));
    }

    private static Set<String> withReplays(ObjectProvider<Projection> projections) {
        return projections.stream()
                .flatMap(projection -> Stream.of(projection.name(), Replays.lettersOf(projection)))
                .collect(Collectors.toSet());
    }

    private static Set<String> names(ObjectProvider<Projection> projections) {
        return projections.stream().map(Projection::name).collect(Collectors.toSet());
    }
}
