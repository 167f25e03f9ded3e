package com.talkingshops.customers.query.tenant.rest;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.query.operation.Http;
import com.talkingshops.customers.query.operation.RunningReadModels;
import com.talkingshops.customers.query.readmodel.Queries;
import com.talkingshops.customers.query.tenant.Town;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;

class TenantReadControllerTest {

    private final RunningReadModels readModels = RunningReadModels.get();
    private final Town town = new Town();
    private final MockMvc http = Http.to(new TenantReadController(readModels.bean(Queries.class)));

    @Test
    void repliesWithATenantAndItsKeys() throws Exception {
        // given
        var tenant = town.opens("Corner Shop");
        var key = town.issues(tenant, "a hash that is never shown", Set.of(Scope.ORDERS_READ));
        readModels.store(town.takeEvents(), 10);
        // then
        http.perform(get("/admin/tenants/" + tenant))
                .andExpect(status().isOk())
                .andExpect(content().json("""
                                {"tenantId": "%s", "name": "Corner Shop", "status": "active", "rateLimit": 100,
                                 "region": "IN", "currency": "INR", "createdAt": "2026-01-05T09:00:00Z",
                                 "updatedAt": "2026-01-05T09:00:00Z"}
                                """.formatted(tenant), JsonCompareMode.STRICT));
        http.perform(get("/admin/tenants/" + tenant + "/keys"))
                .andExpect(status().isOk())
                .andExpect(content().json("""
                                {"keys": [
                                  {"keyId": "%s", "name": "key a hash that is never shown", "scopes": ["orders:read"],
                                   "expiresAt": null, "rateLimit": null, "createdAt": "2026-01-05T09:00:01Z",
                                   "revokedAt": null, "replacedBy": null}]}
                                """.formatted(key), JsonCompareMode.STRICT));
    }

    @Test
    void repliesWithAPageOfTenants() throws Exception {
        // given
        town.opens("Corner Shop");
        readModels.store(town.takeEvents(), 10);
        // then
        http.perform(get("/admin/tenants"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.tenants[0].name").exists())
                .andExpect(jsonPath("$.total").isNumber())
                .andExpect(jsonPath("$.totalPages").isNumber())
                .andExpect(jsonPath("$.meta.page").value(1))
                .andExpect(jsonPath("$.meta.limit").value(10));
        http.perform(get("/admin/tenants?page=2147483647&limit=100"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.tenants.length()").value(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page=0", "?limit=0", "?limit=101", "?limit=1e9", "?page=2147483648", "?sort=name"})
    void refusesFaultyPages(String query) throws Exception {
        http.perform(get("/admin/tenants" + query)).andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef01234567", "0123456789ABCDEF01234567", "x", "%00", "' or 1=1 --"})
    void doesNotFindWhatIsNotThere(String id) throws Exception {
        http.perform(get("/admin/tenants/{id}", id)).andExpect(status().isNotFound());
        http.perform(get("/admin/tenants/{id}/keys", id)).andExpect(status().isNotFound());
    }
}
