package com.talkingshops.customers.server.acknowledge;

import com.talkingshops.customers.eventstore.DeadLetters;
import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.eventstore.ShownPositions;
import com.talkingshops.customers.eventstore.replica.Replica;
import com.talkingshops.customers.eventstore.replica.ReplicaReads;
import com.talkingshops.customers.personal.KeyedHashes;
import com.talkingshops.customers.server.request.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class AcknowledgeConfiguration {

    @Bean
    LastAppend lastAppend() {
        return new LastAppend();
    }

    @Bean
    ConsistencyTokens consistencyTokens(ObjectProvider<KeyedHashes> hashes) {
        return new ConsistencyTokens(hashes::getObject);
    }

    /** The positions are found later: while Tomcat starts is no time to reach for the database. */
    @Bean
    FilterRegistrationBean<AcknowledgementFilter> acknowledgementFilter(
            ObjectProvider<ReadPositions> positions,
            ConsistencyTokens tokens,
            ObjectProvider<DeadLetters> letters,
            LastAppend lastAppend,
            @Value("${customers.acknowledge.wait:2s}") Duration wait,
            List<WriteListener> listeners) {
        var registration = new FilterRegistrationBean<>(new AcknowledgementFilter(new WriteAcknowledgement(
                SingletonSupplier.of(positions::getObject),
                SingletonSupplier.of(letters::getObject),
                tokens,
                lastAppend,
                wait,
                List.copyOf(listeners))));
        registration.setOrder(Stage.ACKNOWLEDGEMENT);
        return registration;
    }

    @Bean
    WebMvcConfigurer consistentReads(
            ReadPositions positions,
            ConsistencyTokens tokens,
            @Value("${customers.acknowledge.wait:2s}") Duration wait) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ConsistentRead(positions, tokens, wait))
                        .order(Stage.VALIDATION + 1);
            }
        };
    }

    /** Only where there is a replica. */
    @Bean
    WebMvcConfigurer readsOfTheReplica(
            ObjectProvider<Replica> replicas,
            ObjectProvider<ReplicaReads> reads,
            ObjectProvider<ShownPositions> shown,
            @Value("${customers.acknowledge.wait:2s}") Duration wait,
            ObjectProvider<MeterRegistry> meters) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                replicas.ifAvailable(replica -> registry.addInterceptor(new ReplicaRead(
                                replica, reads.getObject(), shown.getObject(), wait, meters.getObject()))
                        .order(Stage.VALIDATION + 2));
            }
        };
    }
}
