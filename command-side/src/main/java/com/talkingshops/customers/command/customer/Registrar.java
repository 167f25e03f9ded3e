package com.talkingshops.customers.command.customer;

import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.command.claim.MobileClaims;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Registers a customer in the unit of work of something else that needs one, as a first order does. */
public final class Registrar {

    private final Repository<Customer> customers;
    private final MobileClaims mobiles;

    Registrar(Repository<Customer> customers, MobileClaims mobiles) {
        this.customers = customers;
        this.mobiles = mobiles;
    }

    /**
     * Registers a customer.
     *
     * @param mobile a number that nobody has, as {@link MobileClaims#holderOf} told
     * @return the number as it is stored
     * @throws com.talkingshops.customers.api.error.Rejection if somebody has the number, or it is not valid
     */
    public MobileNumber register(
            CustomerId customerId, GivenMobile mobile, @Nullable String name, @Nullable EmailAddress email) {
        MobileNumber number = mobiles.take(mobile, customerId);
        var registered = new CustomerRegistered(customerId, number, name, email, null);
        try {
            customers.newInstance(() -> new Customer(registered));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return number;
    }
}
