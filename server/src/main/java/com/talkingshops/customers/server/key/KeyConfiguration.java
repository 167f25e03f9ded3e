package com.talkingshops.customers.server.key;

import com.talkingshops.customers.personal.KeyedHashes;
import com.talkingshops.customers.server.acknowledge.WriteListener;
import com.talkingshops.customers.server.request.Stage;
import java.time.Clock;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    @Bean
    Callers callers(QueryGateway queries, KeyedHashes hashes, Clock clock) {
        return new Callers(queries, hashes, clock);
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
