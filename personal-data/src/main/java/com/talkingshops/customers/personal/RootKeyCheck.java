package com.talkingshops.customers.personal;

import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Has a start fail for which the root keys do not fit the database, before anything is read or made with them. */
final class RootKeyCheck implements SmartInitializingSingleton {

    private final RootKeys root;
    private final JdbcClient database;

    RootKeyCheck(RootKeys root, DataSource dataSource) {
        this.root = root;
        this.database = JdbcClient.create(dataSource);
    }

    /** Opens one key of each version of the root that is in use. */
    @Override
    public void afterSingletonsInstantiated() {
        database.sql("""
                        select distinct on (root_version) tenant_id, purpose, version, root_version, wrapped
                          from es.tenant_key order by root_version desc, made_at
                        """)
                .query((row, number) -> TenantKeys.opened(
                        root,
                        row.getString("tenant_id"),
                        row.getString("purpose"),
                        row.getInt("version"),
                        row.getInt("root_version"),
                        row.getBytes("wrapped")))
                .list();
    }
}
