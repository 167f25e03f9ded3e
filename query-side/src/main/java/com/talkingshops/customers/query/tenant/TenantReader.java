package com.talkingshops.customers.query.tenant;

import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.TenantQuery.FindCaller;
import com.talkingshops.customers.api.tenant.TenantQuery.FindKeys;
import com.talkingshops.customers.api.tenant.TenantQuery.FindTenants;
import com.talkingshops.customers.api.tenant.TenantQuery.GetTenant;
import com.talkingshops.customers.api.tenant.TenantQuery.KeyList;
import com.talkingshops.customers.api.tenant.TenantQuery.TenantDetail;
import com.talkingshops.customers.api.tenant.TenantQuery.TenantPage;
import com.talkingshops.customers.query.readmodel.AtOneMoment;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/** Answers who a key belongs to, and what the operator asks of tenants. */
@Component
class TenantReader {

    private final StoredTenants tenants;
    private final StoredKeys keys;

    TenantReader(StoredTenants tenants, StoredKeys keys) {
        this.tenants = tenants;
        this.keys = keys;
    }

    @QueryHandler
    public Optional<Caller> handle(FindCaller query) {
        return keys.inUse(query.keyHash()).map(ApiKey::caller);
    }

    @QueryHandler
    @AtOneMoment
    public TenantPage handle(FindTenants query) {
        long total = tenants.total();
        long before = (query.page() - 1L) * query.limit();
        List<TenantDetail> page = before >= total
                ? List.of()
                : tenants.newestFirst(PageRequest.of(query.page() - 1, query.limit())).stream()
                        .map(Tenant::detail)
                        .toList();
        return new TenantPage(
                page, total, Math.ceilDiv(total, query.limit()), new TenantPage.Meta(query.page(), query.limit()));
    }

    @QueryHandler
    public TenantDetail handle(GetTenant query) {
        return tenants.findById(query.tenantId().value()).map(Tenant::detail).orElseThrow(TenantReader::unknown);
    }

    @QueryHandler
    @AtOneMoment
    public KeyList handle(FindKeys query) {
        if (!tenants.existsById(query.tenantId().value())) {
            throw unknown();
        }
        return new KeyList(keys.newestFirst(query.tenantId().value()).stream()
                .map(ApiKey::detail)
                .toList());
    }

    private static Rejection unknown() {
        return Rejection.notFound("Tenant");
    }
}
