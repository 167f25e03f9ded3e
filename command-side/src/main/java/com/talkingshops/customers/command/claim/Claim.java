package com.talkingshops.customers.command.claim;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.talkingshops.customers.api.claim.ClaimEvent;
import com.talkingshops.customers.api.claim.ClaimEvent.ValueClaimed;
import com.talkingshops.customers.api.claim.ClaimEvent.ValueReleased;
import com.talkingshops.customers.api.customer.CustomerId;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One value of one tenant, and who has it. The event store's constraint on its stream is what makes the value unique. */
@Aggregate
class Claim {

    @AggregateIdentifier
    private String claimId;

    private boolean taken;
    private @Nullable Owner owner;

    @SuppressWarnings("NullAway.Init") // the first event names it
    Claim() {}

    /** A value that nobody has had yet, as far as is known. */
    Claim(String claimId) {
        this.claimId = claimId;
    }

    @Nullable
    Owner owner() {
        return owner;
    }

    boolean isTakenBySomebodyElseThan(Owner candidate) {
        return taken && !candidate.equals(owner);
    }

    void take(Owner newOwner) {
        if (!taken) {
            apply(new ValueClaimed(claimId, newOwner.id(), newOwner.customerId().value()));
        }
    }

    void release(String ownerId) {
        if (owner != null && owner.id().equals(ownerId)) {
            apply(new ValueReleased(claimId));
        }
    }

    @EventSourcingHandler
    void on(ClaimEvent event) {
        claimId = event.claimId();
        switch (event) {
            case ValueClaimed claimed -> {
                taken = true;
                owner = ownerNamedBy(claimed);
            }
            case ValueReleased ignored -> {
                taken = false;
                owner = null;
            }
        }
    }

    /** Nobody that is still known, once the person is forgotten; the value stays taken. */
    private static @Nullable Owner ownerNamedBy(ValueClaimed claimed) {
        return claimed.ownerId() == null || claimed.customerId() == null
                ? null
                : new Owner(claimed.ownerId(), new CustomerId(claimed.customerId()));
    }
}
