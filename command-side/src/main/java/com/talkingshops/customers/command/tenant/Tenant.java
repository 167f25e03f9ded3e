package com.talkingshops.customers.command.tenant;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.talkingshops.customers.api.erasure.ReceiptId;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.TenantCommand;
import com.talkingshops.customers.api.tenant.TenantCommand.Accepted;
import com.talkingshops.customers.api.tenant.TenantCommand.ChangeTenant;
import com.talkingshops.customers.api.tenant.TenantCommand.CreateTenant;
import com.talkingshops.customers.api.tenant.TenantCommand.EraseTenant;
import com.talkingshops.customers.api.tenant.TenantCommand.Erased;
import com.talkingshops.customers.api.tenant.TenantCommand.IssueKey;
import com.talkingshops.customers.api.tenant.TenantCommand.NewKey;
import com.talkingshops.customers.api.tenant.TenantCommand.RevokeKey;
import com.talkingshops.customers.api.tenant.TenantCommand.RotateKey;
import com.talkingshops.customers.api.tenant.TenantEvent;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyIssued;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyReplaced;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyRevoked;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantChanged;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantCreated;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantErased;
import com.talkingshops.customers.api.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A shop that uses the service, and the keys that open the door for it. */
@Aggregate
class Tenant {

    @AggregateIdentifier
    private TenantId tenantId;

    private Details details;
    private final Map<KeyId, Key> keys = new HashMap<>();

    private @Nullable ReceiptId receipt;

    @SuppressWarnings("NullAway.Init") // the first event fills it
    Tenant() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Accepted handle(CreateTenant command) {
        apply(new TenantCreated(
                command.tenantId(), command.name(), command.rateLimit(), command.region(), command.currency()));
        issue(command.firstKey());
        return accepted(command.firstKey().keyId());
    }

    @CommandHandler
    Accepted handle(ChangeTenant command) {
        Details changed = details.after(command);
        if (!changed.equals(details)) {
            apply(changed.asEventOf(tenantId));
        }
        return accepted(null);
    }

    @CommandHandler
    Accepted handle(IssueKey command) {
        issue(command.key());
        return accepted(command.key().keyId());
    }

    @CommandHandler
    Accepted handle(RevokeKey command) {
        keyThatWasNotRevoked(command.keyId());
        apply(new KeyRevoked(tenantId, command.keyId()));
        return accepted(null);
    }

    @CommandHandler
    Accepted handle(RotateKey command, Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Key key = keyThatWasNotRevoked(command.keyId());
        refuseToRotateWhatHasEnded(key, now);
        issue(new NewKey(
                command.newKeyId(), key.name(), key.scopes(), key.expiresAt(), key.rateLimit(), command.newKeyHash()));
        Instant end = key.endNotAfter(now.plus(Duration.ofDays(command.overlapDays())));
        apply(new KeyReplaced(tenantId, command.keyId(), command.newKeyId(), end));
        return accepted(command.newKeyId());
    }

    /** Whoever asks a second time gets the receipt of the first. */
    @CommandHandler
    Erased handle(EraseTenant command) {
        if (receipt != null) {
            return new Erased(tenantId, receipt, getVersion() + 1);
        }
        List.copyOf(keys.keySet()).forEach(key -> apply(new KeyRevoked(tenantId, key)));
        apply(new TenantErased(tenantId, command.receiptId()));
        return new Erased(tenantId, command.receiptId(), getVersion() + 1);
    }

    @CommandHandlerInterceptor
    void isThereUnlessErased(TenantCommand command) {
        if (receipt != null && !(command instanceof EraseTenant)) {
            throw Rejection.notFound("Tenant");
        }
    }

    @EventSourcingHandler
    void on(TenantEvent event) {
        switch (event) {
            case TenantCreated created -> {
                tenantId = created.tenantId();
                details = Details.of(created);
            }
            case TenantChanged changed -> details = Details.of(changed);
            case KeyIssued issued -> keys.put(issued.keyId(), Key.of(issued));
            case KeyReplaced replaced -> keys.computeIfPresent(replaced.keyId(), (id, key) -> key.after(replaced));
            case KeyRevoked revoked -> keys.remove(revoked.keyId());
            case TenantErased erased -> receipt = erased.receiptId();
        }
    }

    private void issue(NewKey key) {
        apply(new KeyIssued(
                tenantId, key.keyId(), key.name(), key.scopes(), key.expiresAt(), key.rateLimit(), key.keyHash()));
    }

    private Key keyThatWasNotRevoked(KeyId keyId) {
        Key key = keys.get(keyId);
        if (key == null) {
            throw Rejection.notFound("Key");
        }
        return key;
    }

    private static void refuseToRotateWhatHasEnded(Key key, Instant now) {
        if (key.replaced()) {
            throw new Rejection(ErrorCode.ConflictError, "The key was rotated already", Map.of());
        }
        if (key.hasExpiredBy(now)) {
            throw new Rejection(ErrorCode.ConflictError, "The key has expired; issue a new one", Map.of());
        }
    }

    private Accepted accepted(@Nullable KeyId madeKey) {
        return new Accepted(tenantId, madeKey, getVersion() + 1);
    }
}
