package com.talkingshops.customers.query.readmodel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * Refuses a statement of Hibernate that reads rows of tenants without saying of which: it has to compare the tenant of every
 * table that it names. Hibernate's own {@code @TenantId} would add the condition by itself, as a filter; but with a filter
 * on, Hibernate makes the plan of every query anew each time, which is a fifth of what a list costs.
 */
final class TenantInEveryStatement implements StatementInspector {

    private static final Pattern TABLE =
            Pattern.compile("(?:\\bfrom\\s+|\\bjoin\\s+|,\\s*)(rm_\\w+|es)\\.\\w+\\s+(\\w+)", Pattern.CASE_INSENSITIVE);

    /** Tells of the tenants themselves, to the operator and to the door. */
    private static final String OF_ALL = "rm_tenants";

    /** There are as many as there are queries, in a few forms each. */
    private final Set<String> good = ConcurrentHashMap.newKeySet();

    @Override
    public String inspect(String sql) {
        if (!good.contains(sql)) {
            check(sql);
            good.add(sql);
        }
        return sql;
    }

    private static void check(String sql) {
        var tables = TABLE.matcher(sql);
        while (tables.find()) {
            if (!tables.group(1).equals(OF_ALL) && !comparesTenant(sql, tables.group(2))) {
                throw new IllegalStateException("a query does not say whose rows of %s it reads: %s"
                        .formatted(tables.group().replaceFirst("^\\W*\\w*\\s+", ""), sql));
            }
        }
    }

    /** The alias as a whole word: that of one table may end like that of another. */
    private static boolean comparesTenant(String sql, String alias) {
        return Pattern.compile("\\b" + alias + "\\.tenant_id=").matcher(sql).find();
    }
}
