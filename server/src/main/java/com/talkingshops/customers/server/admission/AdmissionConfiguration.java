package com.talkingshops.customers.server.admission;

import com.talkingshops.customers.eventstore.BackgroundWork;
import com.talkingshops.customers.eventstore.Recurring;
import com.talkingshops.customers.server.error.Envelope;
import com.talkingshops.customers.server.failure.StartFailure;
import com.talkingshops.customers.server.request.Stage;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tenants' requests go through the gate; health and the operator have to get through when nobody else does. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdmissionSettings.class)
class AdmissionConfiguration {

    private static final String TENANTS = "/v1/*";
    private static final Logger LOG = LoggerFactory.getLogger(AdmissionConfiguration.class);
    private static final int MOST_SENDERS = 256;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

    @Bean
    Gate gate(AdmissionSettings settings) {
        if (settings.atOnce() < 1 || settings.waiting() < 1) {
            throw new StartFailure(
                    "customers.admission.at-once and customers.admission.waiting have to be 1 at least, and are '%d' and '%d'."
                            .formatted(settings.atOnce(), settings.waiting()));
        }
        return new Gate(settings, System::nanoTime);
    }

    @Bean
    Recurring placesThatAreHeldForLong(Gate gate) {
        return new Recurring("admission", BETWEEN_LOOKS, gate::passOn);
    }

    /** What can wait leaves room for requests. */
    @Bean
    BackgroundWork.Foreground requests(Gate gate) {
        return gate::isInUse;
    }

    /** Tells the log how many there were, who have no line of their own in it. */
    @Bean
    Recurring whoWasRefused(Gate gate) {
        var told = new AtomicLong();
        return new Recurring("admission-log", BETWEEN_LINES, () -> {
            long refused = gate.refused();
            long more = refused - told.getAndSet(refused);
            if (more > 0) {
                LOG.warn("{} requests were refused, since there were too many at once", more);
            }
        });
    }

    @Bean
    Senders senders() {
        return new Senders(MOST_SENDERS);
    }

    @Bean
    FilterRegistrationBean<Crowd> crowd(Gate gate, Senders senders, Envelope envelope) {
        var registration = new FilterRegistrationBean<>(new Crowd(gate, senders, envelope));
        registration.addUrlPatterns(TENANTS);
        registration.setOrder(Stage.CROWD);
        return registration;
    }

    @Bean
    FilterRegistrationBean<Admission> admission() {
        var registration = new FilterRegistrationBean<>(new Admission());
        registration.addUrlPatterns(TENANTS);
        registration.setOrder(Stage.ADMISSION);
        return registration;
    }

    @Bean
    MeterBinder admissionMetrics(Gate gate, Senders senders) {
        return meters -> {
            Gauge.builder("customers.admission.working", gate, Gate::atWork)
                    .description("Requests that are worked on")
                    .register(meters);
            Gauge.builder("customers.admission.waiting", gate, Gate::waiting)
                    .description("Requests that wait for their turn")
                    .register(meters);
            Gauge.builder("customers.admission.sending", senders, Senders::number)
                    .description("Requests whose bodies are awaited")
                    .register(meters);
            FunctionCounter.builder("customers.admission.refused", gate, Gate::refused)
                    .description("Requests that were refused because there were too many")
                    .register(meters);
        };
    }
}
