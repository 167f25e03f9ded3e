package com.talkingshops.customers.server.key;

import com.talkingshops.customers.personal.KeyedHashes;
import com.talkingshops.customers.server.acknowledge.WriteListener;
import com.talkingshops.customers.server.request.Stage;
import java.time.Clock;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    /** Filters are made while Tomcat starts, which is no time to reach for the database: so what needs it is found later. */
    @Bean
    Callers callers(ObjectProvider<QueryGateway> queries, ObjectProvider<KeyedHashes> hashes, Clock clock) {
        return new Callers(SingletonSupplier.of(queries::getObject), SingletonSupplier.of(hashes::getObject), clock);
    }

    /** Whatever the operator changed of tenants and keys holds from the next request on. */
    @Bean
    WriteListener forgetCallers(Callers callers) {
        return request -> {
            if (request.byOperator()) {
                callers.forgetAll();
            }
        };
    }

    @Bean
    FilterRegistrationBean<Door> door(Callers callers, @Value("${customers.admin-api-key:}") String operatorKey) {
        var registration = new FilterRegistrationBean<>(new Door(callers, new OperatorKey(operatorKey)));
        registration.setOrder(Stage.DOOR);
        return registration;
    }

    @Bean
    FilterRegistrationBean<Suspension> suspension() {
        var registration = new FilterRegistrationBean<>(new Suspension());
        registration.setOrder(Stage.SUSPENSION);
        return registration;
    }
}
