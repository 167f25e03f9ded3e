package com.talkingshops.customers.command.customer;

import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.command.Given;
import com.talkingshops.customers.command.claim.InMemoryClaims;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** The customer whom tests register, change and delete. */
final class ACustomer {

    static final CustomerId JOHN = new CustomerId("64a1b2c3d4e5f6789abc1234");
    static final CustomerId SOMEBODY_ELSE = new CustomerId("64a1b2c3d4e5f6789abc5678");
    static final MobileNumber MOBILE = new MobileNumber("919876543210");
    static final MobileNumber OTHER_MOBILE = new MobileNumber("919876543211");
    static final EmailAddress EMAIL = new EmailAddress("john@example.com");
    static final Segment PREMIUM = new Segment("premium");
    static final CustomerRegistered REGISTERED = new CustomerRegistered(JOHN, MOBILE, "John Doe", EMAIL, PREMIUM);

    private ACustomer() {}

    static AggregateTestFixture<Customer> fixtureWith(InMemoryClaims claims) {
        AggregateTestFixture<Customer> fixture = Given.fixtureOf(Customer.class);
        fixture.registerInjectableResource(claims.mobiles());
        return fixture;
    }
}
