package com.talkingshops.customers.api.customer;

import com.talkingshops.customers.api.BringsIds;
import com.talkingshops.customers.api.Update;
import com.talkingshops.customers.api.erasure.ReceiptId;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a customer. Each answers with a {@link Accepted}, unless it says otherwise. */
public sealed interface CustomerCommand {

    @TargetAggregateIdentifier
    CustomerId customerId();

    /** Registers a customer under a mobile number that nobody in the tenant has. */
    record RegisterCustomer(
            CustomerId customerId,
            GivenMobile mobile,
            @Nullable String name,
            @Nullable EmailAddress email,
            @Nullable Segment segment)
            implements CustomerCommand, BringsIds {

        @Override
        public List<String> ids() {
            return List.of(customerId.value());
        }

        @Override
        public RegisterCustomer withIds(List<String> ids) {
            return new RegisterCustomer(new CustomerId(ids.getFirst()), mobile, name, email, segment);
        }
    }

    /**
     * Changes some of a customer's details.
     *
     * @param expectedVersions versions that the sender takes for the present one; {@code null} for any, empty for none
     */
    record ChangeCustomer(
            CustomerId customerId,
            Update<GivenMobile> mobile,
            Update<String> name,
            Update<EmailAddress> email,
            Update<Segment> segment,
            @Nullable Set<Long> expectedVersions)
            implements CustomerCommand {}

    /**
     * Deletes a customer; its mobile number is free again.
     *
     * @param expectedVersions versions that the sender takes for the present one; {@code null} for any, empty for none
     */
    record DeleteCustomer(CustomerId customerId, @Nullable Set<Long> expectedVersions) implements CustomerCommand {}

    /**
     * Forgets a customer, also one that was deleted before; its mobile number is free again. Answers with an {@link Erased}, the
     * second time with the same receipt.
     *
     * @param receiptId the id of the receipt, should the customer not be forgotten yet
     * @param expectedVersions versions that the sender takes for the present one; {@code null} for any, empty for none
     */
    record EraseCustomer(
            CustomerId customerId,
            ReceiptId receiptId,
            @Nullable Set<Long> expectedVersions) implements CustomerCommand, BringsIds {

        @Override
        public List<String> ids() {
            return List.of(receiptId.value());
        }

        @Override
        public EraseCustomer withIds(List<String> ids) {
            return new EraseCustomer(customerId, new ReceiptId(ids.getFirst()), expectedVersions);
        }
    }

    /**
     * The outcome of a command that was not refused.
     *
     * @param version how many events the customer has had
     */
    record Accepted(CustomerId customerId, long version) {}

    /**
     * The outcome of an erasure.
     *
     * @param version how many events the customer has had
     */
    record Erased(CustomerId customerId, ReceiptId receiptId, long version) {}
}
