package com.talkingshops.customers.query.act;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.audit.AuditEvent;
import com.talkingshops.customers.api.audit.AuditEvent.OperatorActed;
import com.talkingshops.customers.api.audit.AuditEvent.PersonRead;
import com.talkingshops.customers.api.audit.AuditEvent.PersonRead.Format;
import com.talkingshops.customers.api.audit.AuditEvent.PersonRead.Reading;
import com.talkingshops.customers.api.audit.OperatorAct;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.tenant.TenantId;
import java.time.Clock;
import java.util.Map;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records acts that change no customer, order or tenant. What is recorded is stored when a method returns, or with the transaction
 * that it is called in; if it cannot be, the method throws, and the act must not happen.
 */
@Component
public class Acts {

    private final EventBus events;
    private final Clock clock;

    Acts(EventBus events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records what the operator does.
     *
     * @param tenant on whom; {@code null} if it is on no tenant, or on all; anything else than the name of a tenant is the same
     * @param details what tells more of it, by the names that the interface has for them; nothing personal
     */
    public void operator(OperatorAct act, @Nullable String tenant, Map<String, String> details) {
        var on = tenant != null && TimeOrderedId.hasShape(tenant) ? new TenantId(tenant) : null;
        record("Act", new OperatorActed(act, on, details));
    }

    /** Records that somebody is told of a customer's past. */
    public void read(CustomerId customer, Reading reading, Format format, @Nullable String asOf) {
        record("Reading", new PersonRead(customer, reading, format, asOf));
    }

    /** Each in a stream of its own: one in the customer's would count as a change of it. */
    private void record(String kind, AuditEvent event) {
        events.publish(new GenericDomainEventMessage<>(kind, TimeOrderedId.next(clock), 0, event));
    }
}
