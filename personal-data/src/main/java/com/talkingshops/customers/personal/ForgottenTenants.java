package com.talkingshops.customers.personal;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tenants that were forgotten: none of their keys is left, and none is made again. */
final class ForgottenTenants {

    private static final String FORGET = """
            with gone as (delete from es.tenant_key where tenant_id = ? returning root_version)
            insert into es.forgotten_tenant (tenant_id, under_root) select ?, coalesce(max(root_version), 0) from gone
            on conflict (tenant_id) do nothing""";

    private static final String DELETE = "delete from es.subject_key where tenant_id = ?";

    private final JdbcClient database;

    ForgottenTenants(JdbcClient database) {
        this.database = database;
    }

    /** What forgets a tenant; first its own keys, without which nobody can make others. */
    static List<KeyStatement> forget(String tenant) {
        return List.of(
                new KeyStatement(FORGET, List.of(tenant, tenant)),
                new KeyStatement(DELETE, List.of(tenant)),
                RotationTable.wanted(tenant));
    }

    /** Under which version of the root a forgotten tenant's keys were, at most; empty for one that was not forgotten. */
    Optional<Integer> underRoot(String tenant) {
        return database.sql("select under_root from es.forgotten_tenant where tenant_id = ?")
                .param(tenant)
                .query(Integer.class)
                .optional();
    }

    /** Destroys what others made while a tenant was being forgotten. */
    void sweep() {
        database.sql("delete from es.tenant_key k using es.forgotten_tenant f where f.tenant_id = k.tenant_id")
                .update();
        database.sql("delete from es.subject_key k using es.forgotten_tenant f where f.tenant_id = k.tenant_id")
                .update();
    }
}
