package com.talkingshops.customers.command.claim;

import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.command.claim.ClaimChange.Release;
import com.talkingshops.customers.command.claim.ClaimChange.Take;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says whom a number means that a client wrote, and moves numbers between customers. Who has exactly the digits that were
 * sent is meant first; else the number that they read as.
 */
public final class MobileClaims {

    private static final String FIELD = "mobile";
    private static final String FIELD_OF_UPDATES = "updates.mobile";

    private final Claims claims;

    MobileClaims(Claims claims) {
        this.claims = claims;
    }

    /**
     * The customer whom a number means, if anybody has it.
     *
     * @throws Rejection if nobody has exactly these digits and they are no valid number either
     */
    public Optional<Holder> holderOf(GivenMobile given) {
        return holderOfExactly(given).or(() -> holderOf(readingOf(given, FIELD)));
    }

    /**
     * Gives a number to a customer.
     *
     * @return the number that was meant
     * @throws Rejection if another customer has it, or it is not valid
     */
    public MobileNumber take(GivenMobile given, CustomerId customer) {
        refuseIfSomebodyHasExactly(given);
        MobileNumber number = readingOf(given, FIELD);
        claims.settle(taking(number, customer));
        return number;
    }

    /**
     * Gives a customer another number and frees the one it had.
     *
     * @param current the number that it has; {@code null} if that is forgotten
     * @return the number that was meant; {@code current} if that one was
     * @throws Rejection if another customer has it, or it is not valid
     */
    public MobileNumber change(@Nullable MobileNumber current, GivenMobile given, CustomerId customer) {
        if (current != null && current.equals(given.exact())) {
            return current;
        }
        refuseIfSomebodyHasExactly(given);
        MobileNumber number = readingOf(given, FIELD_OF_UPDATES);
        if (current == null) {
            claims.settle(taking(number, customer));
        } else if (!number.equals(current)) {
            claims.settle(taking(number, customer), releasing(current, customer));
        }
        return number;
    }

    /** Frees a customer's number. */
    public void release(MobileNumber number, CustomerId customer) {
        claims.settle(releasing(number, customer));
    }

    private Optional<Holder> holderOfExactly(GivenMobile given) {
        return Optional.ofNullable(given.exact()).flatMap(this::holderOf);
    }

    private Optional<Holder> holderOf(MobileNumber number) {
        return claims.ownerOf(UniqueValue.of(number)).map(owner -> new Holder(owner.customerId(), number));
    }

    private void refuseIfSomebodyHasExactly(GivenMobile given) {
        holderOfExactly(given).ifPresent(holder -> {
            throw taken(Owner.of(holder.customerId()));
        });
    }

    private static MobileNumber readingOf(GivenMobile given, String field) {
        if (given.reading() == null) {
            throw Rejection.invalid(field, "must be a valid mobile number, as +919876543210");
        }
        return given.reading();
    }

    private static ClaimChange taking(MobileNumber number, CustomerId customer) {
        return new Take(UniqueValue.of(number), Owner.of(customer), MobileClaims::taken);
    }

    private static ClaimChange releasing(MobileNumber number, CustomerId customer) {
        return new Release(UniqueValue.of(number), customer.value());
    }

    private static Rejection taken(@Nullable Owner other) {
        return Rejection.taken(
                FIELD,
                "A customer with this mobile number already exists",
                other == null ? Map.of() : Map.of("existingCustomerId", other.id()));
    }

    /** Who has a number, and which. */
    public record Holder(CustomerId customerId, MobileNumber mobile) {}
}
