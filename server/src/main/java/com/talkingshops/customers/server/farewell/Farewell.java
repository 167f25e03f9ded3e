package com.talkingshops.customers.server.farewell;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Goes on as ever for a while when the server is told to end. Its readiness says no by then, so a balancer that looks at it sends its
 * requests to other nodes before this one takes no more: without that, some would meet a connection that is just being closed.
 */
final class Farewell implements ApplicationListener<ContextClosedEvent>, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);

    private final Duration time;

    Farewell(Duration time) {
        this.time = time;
    }

    /** Before anything is stopped. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        if (time.isPositive()) {
            LOG.info("Readiness says no from now on, requests are still answered for {} ms", time.toMillis());
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
