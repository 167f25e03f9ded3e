package com.talkingshops.customers.server.error;

import com.talkingshops.customers.server.request.Stage;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ErrorConfiguration {

    @Bean
    FailureCounts failureCounts() {
        return new FailureCounts();
    }

    @Bean
    Envelope envelope(JsonMapper json, FailureCounts counts) {
        return new Envelope(json, counts);
    }

    @Bean
    FilterRegistrationBean<FailureFilter> failureFilter(Envelope envelope) {
        var registration = new FilterRegistrationBean<>(new FailureFilter(envelope));
        registration.setOrder(Stage.FAILURES);
        return registration;
    }

    /** The innermost valve that reports errors is the one that writes; Tomcat's own is not to be added after it. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> failuresOfTomcat(Envelope envelope) {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass("");
                host.getPipeline().addValve(new TomcatFailures(envelope));
            }
        });
    }
}
