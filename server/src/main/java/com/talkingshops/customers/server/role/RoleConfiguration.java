package com.talkingshops.customers.server.role;

import com.talkingshops.customers.server.request.Stage;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class RoleConfiguration {

    @Bean
    FilterRegistrationBean<Misdirection> misdirection(Environment environment) {
        var registration = new FilterRegistrationBean<>(new Misdirection(Roles.of(environment)));
        registration.setOrder(Stage.ROLE);
        return registration;
    }
}
