package com.talkingshops.customers.query.tenant.jdbc;

import com.talkingshops.customers.api.tenant.TenantStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The projector's statements: each loads or writes the rows of a whole batch. */
final class TenantTables {

    private final JdbcTemplate database;
    private final String selectTenants;
    private final String selectKeys;
    private final String upsertTenant;
    private final String upsertKey;
    private final String addToTotal;

    /**
     * Works on the tables of a schema.
     *
     * @param schema of a read model; not from outside
     */
    TenantTables(JdbcTemplate database, String schema) {
        this.database = database;
        selectTenants = """
                select tenant_id, version, name, status, rate_limit, region, currency, created_at, updated_at
                  from %s.tenant where tenant_id = any (?)
                """.formatted(schema);
        selectKeys = """
                select key_id, tenant_id, name, scopes, expires_at, rate_limit, key_hash, created_at, revoked_at, replaced_by
                  from %s.api_key where key_id = any (?)
                """.formatted(schema);
        upsertTenant = """
                insert into %s.tenant (tenant_id, version, name, status, rate_limit, region, currency, created_at,
                                       updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id) do update
                   set version = excluded.version, name = excluded.name, status = excluded.status,
                       rate_limit = excluded.rate_limit, region = excluded.region, currency = excluded.currency,
                       updated_at = excluded.updated_at
                """.formatted(schema);
        upsertKey = """
                insert into %s.api_key (key_id, tenant_id, name, scopes, expires_at, rate_limit, key_hash, created_at,
                                        revoked_at, replaced_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (key_id) do update
                   set expires_at = excluded.expires_at, revoked_at = excluded.revoked_at,
                       replaced_by = excluded.replaced_by
                """.formatted(schema);
        addToTotal = """
                insert into %s.tenant_total as t (part, tenants) values (?, ?)
                on conflict (part) do update set tenants = t.tenants + excluded.tenants
                """.formatted(schema);
    }

    /** The tenants that are known already. */
    Map<String, TenantRow> tenants(List<String> ids) {
        return load(
                selectTenants,
                ids,
                TenantRow::id,
                (row, i) -> new TenantRow(
                        row.getString("tenant_id"),
                        row.getLong("version"),
                        row.getString("name"),
                        TenantStatus.valueOf(row.getString("status")),
                        row.getInt("rate_limit"),
                        row.getString("region"),
                        row.getString("currency"),
                        moment(row, "created_at"),
                        moment(row, "updated_at")));
    }

    /** The keys that are known already. */
    Map<String, KeyRow> keys(List<String> ids) {
        return load(
                selectKeys,
                ids,
                KeyRow::id,
                (row, i) -> new KeyRow(
                        row.getString("key_id"),
                        row.getString("tenant_id"),
                        row.getString("name"),
                        Arrays.asList((String[]) row.getArray("scopes").getArray()),
                        maybeMoment(row, "expires_at"),
                        row.getObject("rate_limit", Integer.class),
                        row.getString("key_hash"),
                        moment(row, "created_at"),
                        maybeMoment(row, "revoked_at"),
                        row.getString("replaced_by")));
    }

    /** Writes what a batch changed. */
    void write(TenantFold fold, int part) {
        batch(upsertTenant, fold.changedTenants(), row -> new @Nullable Object[] {
            row.id(),
            row.version(),
            row.name(),
            row.status().name(),
            row.rateLimit(),
            row.region(),
            row.currency(),
            utc(row.createdAt()),
            utc(row.updatedAt())
        });
        batch(upsertKey, fold.changedKeys(), row -> new @Nullable Object[] {
            row.id(),
            row.tenantId(),
            row.name(),
            row.scopes().toArray(String[]::new),
            utc(row.expiresAt()),
            row.rateLimit(),
            row.keyHash(),
            utc(row.createdAt()),
            utc(row.revokedAt()),
            row.replacedBy()
        });
        if (fold.newTenants() > 0) {
            database.update(addToTotal, part, fold.newTenants());
        }
    }

    private <R> Map<String, R> load(String select, List<String> ids, Function<R, String> idOf, RowMapper<R> mapper) {
        return database.query(select, mapper, (Object) ids.toArray(String[]::new)).stream()
                .collect(Collectors.toMap(idOf, Function.identity()));
    }

    private <R> void batch(String upsert, Collection<R> rows, Function<R, @Nullable Object[]> values) {
        database.batchUpdate(upsert, rows.stream().map(values).toList());
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant maybeMoment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
