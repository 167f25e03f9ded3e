package com.talkingshops.customers.command.tenant;

import com.talkingshops.customers.api.tenant.TenantCommand.ChangeTenant;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantChanged;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantCreated;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.api.tenant.TenantStatus;
import java.util.Objects;

/** What can change of a tenant. */
record Details(String name, int rateLimit, String region, String currency, TenantStatus status) {

    static Details of(TenantCreated created) {
        return new Details(
                created.name(), created.rateLimit(), created.region(), created.currency(), TenantStatus.active);
    }

    static Details of(TenantChanged changed) {
        return new Details(changed.name(), changed.rateLimit(), changed.region(), changed.currency(), changed.status());
    }

    Details after(ChangeTenant change) {
        return new Details(
                Objects.requireNonNull(change.name().appliedTo(name)),
                Objects.requireNonNull(change.rateLimit().appliedTo(rateLimit)),
                Objects.requireNonNull(change.region().appliedTo(region)),
                Objects.requireNonNull(change.currency().appliedTo(currency)),
                Objects.requireNonNull(change.status().appliedTo(status)));
    }

    TenantChanged asEventOf(TenantId tenant) {
        return new TenantChanged(tenant, name, rateLimit, region, currency, status);
    }
}
