package com.talkingshops.customers.command.idempotency.jdbc;

import com.talkingshops.customers.command.idempotency.KeyedRequest;
import com.talkingshops.customers.command.idempotency.Outcomes;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.util.Assert;

/** Keeps outcomes in a table beside the events, for a day. */
final class JdbcOutcomes implements Outcomes {

    private static final Duration KEPT_FOR = Duration.ofHours(24);

    private static final String ENTER = "select pg_try_advisory_xact_lock(:lock)";

    // Another request under the key comes first, whichever part of it was kept.
    private static final String FIND_OR_RESERVE = """
            with kept as (
                 select digest, ids, outcome
                   from es.idempotency
                  where scope = :scope and key_hash = :keyHash and kept_at > :since
                    and (part = :part or digest <> :digest)
                  order by (digest = :digest)
                  limit 1),
                 reserved as (
                 insert into es.idempotency as i (scope, key_hash, part, digest, kept_at, ids)
                 select :scope, :keyHash, :part, :digest, :now, string_to_array(:ids, ',')
                  where not exists (select from kept)
                     on conflict (scope, key_hash, part) do update
                    set digest = excluded.digest, kept_at = excluded.kept_at, ids = excluded.ids, outcome = null)
            select digest, array_to_string(ids, ',') as ids, outcome from kept""";

    private static final String KEEP = """
            update es.idempotency
               set outcome = cast(:outcome as jsonb)
             where scope = :scope and key_hash = :keyHash and part = :part""";

    // In pieces, so that no transaction gets long, and past what another node is deleting.
    private static final String FORGET = """
            delete from es.idempotency
             where (scope, key_hash, part) in (
                   select scope, key_hash, part
                     from es.idempotency
                    where kept_at <= :since
                    limit 10000
                      for update skip locked)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcOutcomes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean enter(KeyedRequest request) {
        return jdbc.sql(ENTER)
                .param("lock", lockOf(request))
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<Kept> findOrReserve(KeyedRequest request, List<String> ids) {
        return about(request, FIND_OR_RESERVE)
                .param("digest", request.digest())
                .param("now", Timestamp.from(clock.instant()))
                .param("since", since())
                .param("ids", String.join(",", ids))
                .query((row, number) ->
                        new Kept(row.getString("digest"), split(row.getString("ids")), row.getString("outcome")))
                .optional();
    }

    @Override
    public void keep(KeyedRequest request, String outcome) {
        int kept = about(request, KEEP).param("outcome", outcome).update();
        Assert.state(kept == 1, "an outcome is kept in the transaction of its reservation");
    }

    @Override
    public void forgetExpired() {
        Timestamp since = since();
        while (jdbc.sql(FORGET).param("since", since).update() > 0) {
            // the next piece
        }
    }

    private StatementSpec about(KeyedRequest request, String sql) {
        return jdbc.sql(sql)
                .param("scope", request.scope())
                .param("keyHash", request.keyHash())
                .param("part", request.part());
    }

    private static List<String> split(String ids) {
        return ids.isEmpty() ? List.of() : List.of(ids.split(","));
    }

    private Timestamp since() {
        return Timestamp.from(clock.instant().minus(KEPT_FOR));
    }

    /** 64 of the 128 bits of the hash: that two of the requests running at one time meet here is next to impossible. */
    private static long lockOf(KeyedRequest request) {
        return HexFormat.fromHexDigitsToLong(request.keyHash(), 0, 16) + request.part();
    }
}
