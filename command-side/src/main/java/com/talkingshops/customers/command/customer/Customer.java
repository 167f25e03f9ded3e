package com.talkingshops.customers.command.customer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.Update;
import com.talkingshops.customers.api.customer.CustomerCommand.Accepted;
import com.talkingshops.customers.api.customer.CustomerCommand.ChangeCustomer;
import com.talkingshops.customers.api.customer.CustomerCommand.DeleteCustomer;
import com.talkingshops.customers.api.customer.CustomerCommand.EraseCustomer;
import com.talkingshops.customers.api.customer.CustomerCommand.Erased;
import com.talkingshops.customers.api.customer.CustomerCommand.RegisterCustomer;
import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDeleted;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDetailsChanged;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerErased;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.erasure.ReceiptId;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.command.claim.MobileClaims;
import com.talkingshops.customers.command.precondition.ExpectedVersions;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A shop's customer. */
@Aggregate
class Customer {

    static final String NAME = "Customer";

    @AggregateIdentifier
    private CustomerId customerId;

    private @Nullable String tenant;
    private Details details = Details.NONE;
    private boolean gone;
    private @Nullable ReceiptId receipt;

    @SuppressWarnings("NullAway.Init") // the first event names it
    Customer() {}

    /** A customer who comes with something else, as with a first order. */
    Customer(CustomerRegistered registered) {
        this();
        apply(registered);
    }

    @CommandHandlerInterceptor
    void isThereForItsOwnTenantOnly(@MetaDataValue(MessageKeys.TENANT) @Nullable String askingTenant) {
        if (tenant != null && !tenant.equals(askingTenant)) {
            throw Rejection.notFound(NAME);
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Accepted handle(RegisterCustomer command, MobileClaims mobiles) {
        MobileNumber mobile = mobiles.take(command.mobile(), command.customerId());
        apply(new CustomerRegistered(command.customerId(), mobile, command.name(), command.email(), command.segment()));
        return accepted();
    }

    @CommandHandler
    Accepted handle(ChangeCustomer command, MobileClaims mobiles) {
        requireNotGone();
        ExpectedVersions.require(command.expectedVersions(), version());
        var changed = new Details(
                mobileAfter(command.mobile(), mobiles),
                command.name().appliedTo(details.name()),
                command.email().appliedTo(details.email()),
                command.segment().appliedTo(details.segment()));
        if (!changed.equals(details)) {
            apply(new CustomerDetailsChanged(
                    customerId, changed.mobile(), changed.name(), changed.email(), changed.segment()));
        }
        return accepted();
    }

    @CommandHandler
    Accepted handle(DeleteCustomer command, MobileClaims mobiles) {
        requireNotGone();
        ExpectedVersions.require(command.expectedVersions(), version());
        freeItsMobile(mobiles);
        apply(new CustomerDeleted(customerId));
        return accepted();
    }

    /** Whoever asks a second time gets the receipt of the first. */
    @CommandHandler
    Erased handle(EraseCustomer command, MobileClaims mobiles) {
        if (receipt != null) {
            return new Erased(customerId, receipt, version());
        }
        ExpectedVersions.require(command.expectedVersions(), version());
        freeItsMobile(mobiles);
        apply(new CustomerErased(customerId, command.receiptId()));
        return new Erased(customerId, command.receiptId(), version());
    }

    @EventSourcingHandler
    void on(CustomerEvent event, @MetaDataValue(MessageKeys.TENANT) @Nullable String itsTenant) {
        switch (event) {
            case CustomerRegistered registered -> {
                customerId = registered.customerId();
                tenant = itsTenant;
                details = new Details(registered.mobile(), registered.name(), registered.email(), registered.segment());
            }
            case CustomerDetailsChanged changed ->
                details = new Details(changed.mobile(), changed.name(), changed.email(), changed.segment());
            case CustomerDeleted ignored -> leave();
            case CustomerErased erased -> {
                leave();
                receipt = erased.receiptId();
            }
        }
    }

    /** Not marked as deleted for the framework: who was deleted can still be erased. */
    private void leave() {
        gone = true;
        details = Details.NONE;
    }

    private void requireNotGone() {
        if (gone) {
            throw Rejection.notFound(NAME);
        }
    }

    /** Who is gone has none. */
    private void freeItsMobile(MobileClaims mobiles) {
        if (details.mobile() != null) {
            mobiles.release(details.mobile(), customerId);
        }
    }

    private @Nullable MobileNumber mobileAfter(Update<GivenMobile> update, MobileClaims mobiles) {
        return update instanceof Update.To<GivenMobile> to && to.value() != null
                ? mobiles.change(details.mobile(), to.value(), customerId)
                : details.mobile();
    }

    private Accepted accepted() {
        return new Accepted(customerId, version());
    }

    private static long version() {
        return getVersion() + 1;
    }
}
