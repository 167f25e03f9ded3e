package com.talkingshops.customers.command.customer;

import com.talkingshops.customers.api.BringsIds;
import com.talkingshops.customers.api.customer.CustomerCommand.Accepted;
import com.talkingshops.customers.api.customer.CustomerCommand.RegisterCustomer;
import com.talkingshops.customers.command.idempotency.MadeBefore;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Tells whether a customer was registered by a command whose outcome nobody kept. */
final class RegisteredBefore implements MadeBefore {

    private static final long FIRST_VERSION = 1;

    private final Repository<Customer> customers;

    RegisteredBefore(Repository<Customer> customers) {
        this.customers = customers;
    }

    @Override
    public Class<RegisterCustomer> commands() {
        return RegisterCustomer.class;
    }

    @Override
    public Optional<Object> outcomeOf(BringsIds command) {
        RegisterCustomer register = commands().cast(command);
        return isThere(register.customerId().value())
                ? Optional.of(new Accepted(register.customerId(), FIRST_VERSION))
                : Optional.empty();
    }

    private boolean isThere(String customerId) {
        try {
            customers.load(customerId);
            return true;
        } catch (AggregateNotFoundException e) {
            return false;
        }
    }
}
