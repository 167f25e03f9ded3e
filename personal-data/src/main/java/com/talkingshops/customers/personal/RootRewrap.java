package com.talkingshops.customers.personal;

import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wraps the keys of tenants that are not under the newest root key in it. */
final class RootRewrap {

    private static final int AT_ONCE = 500;

    private final RootKeys root;
    private final JdbcClient database;

    RootRewrap(RootKeys root, DataSource dataSource) {
        this.root = root;
        this.database = JdbcClient.create(dataSource);
    }

    private record Row(String tenant, String purpose, int version, int rootVersion, byte[] wrapped) {}

    /** Whether there are keys that are not under the newest. */
    boolean isDue() {
        return anyKey() && !others(root.newest().version(), Set.of()).isEmpty();
    }

    private boolean anyKey() {
        return database.sql("select exists (select from es.tenant_key)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Wraps all keys.
     *
     * @param but of these tenants
     */
    void all(Set<String> but) {
        if (!anyKey()) {
            return;
        }
        VersionedKey newest = root.newest();
        List<Row> rows;
        do {
            rows = others(newest.version(), but);
            rows.forEach(row -> wrap(row, newest));
        } while (rows.size() == AT_ONCE);
    }

    private List<Row> others(int newest, Set<String> but) {
        return database.sql("""
                        select tenant_id as tenant, purpose, version, root_version, wrapped from es.tenant_key
                         where root_version <> ? and tenant_id <> all (?) limit ?
                        """)
                .params(newest, but.toArray(String[]::new), AT_ONCE)
                .query((row, number) ->
                        new Row(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4), row.getBytes(5)))
                .list();
    }

    private void wrap(Row row, VersionedKey newest) {
        byte[] key =
                TenantKeys.opened(root, row.tenant(), row.purpose(), row.version(), row.rootVersion(), row.wrapped());
        byte[] wrapped = AesGcm.seal(newest, TenantKeys.context(row.tenant(), row.purpose(), row.version()), key);
        database.sql("""
                        update es.tenant_key set wrapped = ?, root_version = ?
                         where tenant_id = ? and purpose = ? and version = ? and root_version = ?
                        """)
                .params(wrapped, newest.version(), row.tenant(), row.purpose(), row.version(), row.rootVersion())
                .update();
    }
}
