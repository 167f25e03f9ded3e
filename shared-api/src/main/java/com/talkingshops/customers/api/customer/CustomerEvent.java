package com.talkingshops.customers.api.customer;

import static com.talkingshops.customers.personal.Person.Known.FROM_NOW_ON;
import static com.talkingshops.customers.personal.Person.Known.NO_LONGER;

import com.talkingshops.customers.api.erasure.ReceiptId;
import com.talkingshops.customers.personal.Person;
import com.talkingshops.customers.personal.Personal;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a customer. Names and members are the storage format: change one only with an upcaster and a new
 * approved file.
 */
public sealed interface CustomerEvent {

    CustomerId customerId();

    /** A customer is known from now on. */
    record CustomerRegistered(
            @Person(FROM_NOW_ON) CustomerId customerId,
            @Personal @Nullable MobileNumber mobile,
            @Personal @Nullable String name,
            @Personal @Nullable EmailAddress email,
            @Nullable Segment segment)
            implements CustomerEvent {}

    /** A customer's details are now these; all of them, changed or not. */
    record CustomerDetailsChanged(
            @Person CustomerId customerId,
            @Personal @Nullable MobileNumber mobile,
            @Personal @Nullable String name,
            @Personal @Nullable EmailAddress email,
            @Nullable Segment segment)
            implements CustomerEvent {}

    /** A customer is gone; what it ordered stays. */
    record CustomerDeleted(CustomerId customerId) implements CustomerEvent {}

    /** A customer is gone and forgotten, also one that was deleted before; what it ordered stays, without a word on who it was. */
    record CustomerErased(@Person(NO_LONGER) CustomerId customerId, ReceiptId receiptId) implements CustomerEvent {}
}
