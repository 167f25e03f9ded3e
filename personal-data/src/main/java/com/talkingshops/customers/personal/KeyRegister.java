package com.talkingshops.customers.personal;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells which keys there are, and never what they are. */
public final class KeyRegister {

    private final RootKeys root;
    private final JdbcClient database;

    KeyRegister(RootKeys root, DataSource dataSource) {
        this.root = root;
        this.database = JdbcClient.create(dataSource);
    }

    /**
     * Keys of tenants that are wrapped with one root key.
     *
     * @param version of the root; 0 for keys from before there was one, which are not wrapped yet
     * @param tenants whose keys they are
     */
    public record UnderRoot(int version, long tenants, long keys) {}

    /** The version that new keys are wrapped with. */
    public int newestRoot() {
        return root.newest().version();
    }

    /** The versions of the root that something is wrapped with, newest first. */
    public List<UnderRoot> underRoot() {
        return database.sql("""
                        select root_version as version, count(distinct tenant_id) as tenants, count(*) as keys
                          from es.tenant_key group by root_version order by root_version desc
                        """).query(UnderRoot.class).list();
    }
}
