package com.talkingshops.customers.query.audit.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.audit.AuditEvent.OperatorActed;
import com.talkingshops.customers.api.audit.AuditQuery.FindTrail;
import com.talkingshops.customers.api.audit.AuditQuery.GetWholeTrail;
import com.talkingshops.customers.api.claim.ClaimEvent;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.request.Parameters;
import com.talkingshops.customers.api.stored.StoredNames;
import com.talkingshops.customers.api.tenant.TenantEvent;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.query.history.rest.ChosenParameters;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what part of a trail the operator wants. */
final class AuditTrailParameters {

    private static final int LONGEST_NAME = 100;

    private static final Set<String> OF_A_TENANT = StoredNames.events().keySet().stream()
            .filter(name -> !StoredNames.of(ClaimEvent.class).contains(name))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> OF_NO_TENANT = Stream.of(TenantEvent.class, OperatorActed.class)
            .flatMap(kind -> StoredNames.of(kind).stream())
            .collect(Collectors.toUnmodifiableSet());

    private AuditTrailParameters() {}

    /**
     * Reads the parameters of a page.
     *
     * @throws Rejection with all that is wrong
     */
    static FindTrail page(Map<String, String[]> values) {
        var parameters = Parameters.of(values);
        String tenant = parameters.text("tenantId", LONGEST_NAME);
        int page = parameters.integer("page", 1, Integer.MAX_VALUE, 1);
        int limit = parameters.integer("limit", 1, 100, 10);
        var chosen = ChosenParameters.read(parameters, types(tenant));
        parameters.finish();
        return new FindTrail(id(tenant), chosen, page, limit);
    }

    /**
     * Reads the parameters of a trail without pages.
     *
     * @throws Rejection with all that is wrong
     */
    static GetWholeTrail whole(Map<String, String[]> values) {
        var parameters = Parameters.of(values);
        String tenant = parameters.text("tenantId", LONGEST_NAME);
        ChosenParameters.refusePages(parameters);
        var chosen = ChosenParameters.read(parameters, types(tenant));
        parameters.finish();
        return new GetWholeTrail(id(tenant), chosen);
    }

    private static Set<String> types(@Nullable String tenant) {
        return tenant == null ? OF_NO_TENANT : OF_A_TENANT;
    }

    private static @Nullable TenantId id(@Nullable String tenant) {
        if (tenant == null) {
            return null;
        }
        if (!TimeOrderedId.hasShape(tenant)) {
            throw Rejection.notFound("Tenant");
        }
        return new TenantId(tenant);
    }
}
