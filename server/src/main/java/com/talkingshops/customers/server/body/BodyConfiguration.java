package com.talkingshops.customers.server.body;

import com.talkingshops.customers.server.request.Stage;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class BodyConfiguration implements WebMvcConfigurer {

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter() {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter());
        registration.setOrder(Stage.BODY);
        return registration;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new MediaRules())
                .addPathPatterns("/v1/**", "/admin/**")
                .order(Stage.VALIDATION);
    }
}
