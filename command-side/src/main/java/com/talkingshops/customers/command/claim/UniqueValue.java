package com.talkingshops.customers.command.claim;

import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.order.ExternalOrder;

/**
 * A value that at most one owner in a tenant has at a time.
 *
 * @param kind what the value is; part of the claim's stored name
 */
public record UniqueValue(String kind, String value) {

    /** A customer's mobile number. */
    public static UniqueValue of(MobileNumber mobile) {
        return new UniqueValue("mobile", mobile.digits());
    }

    /** An order's name within the tenant. */
    public static UniqueValue ofReference(String reference) {
        return new UniqueValue("order-reference", reference);
    }

    /** An order's name in the system that it came from. */
    public static UniqueValue of(ExternalOrder external) {
        // No text of a client contains U+0000, so no two names are joined into one.
        return new UniqueValue("external-order", external.source() + '\0' + external.id());
    }

    /** The kind alone, since the value may tell something about a person. */
    @Override
    public String toString() {
        return kind;
    }
}
