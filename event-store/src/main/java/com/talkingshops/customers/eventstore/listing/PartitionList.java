package com.talkingshops.customers.eventstore.listing;

import com.talkingshops.customers.eventstore.chain.UnlistedTypes;
import com.talkingshops.customers.eventstore.listing.Walk.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The listed events of a partition. Those that are chained have numbers, by which a page is found wherever it is; the few behind
 * them, which are not chained yet, are looked through.
 */
final class PartitionList implements EventList {

    private static final String EXTENT = """
            select s.position as chained,
                   coalesce((select max(listed) from es.chain_link
                              where partition = :partition and listed is not null), 0) as listed,
                   coalesce((select max(global_index) from es.domain_event_entry), 0) as head
              from es.chain_state s
            """;

    private static final String CHAINED_PAGE = "select global_index from es.chain_link"
            + " where partition = :partition and listed > :after and listed <= :upTo order by listed";

    /** What is stored of an event's metadata is JSON without blanks. */
    private static final String UNCHAINED = " from es.domain_event_entry e where e.global_index > :chained"
            + " and e.global_index <= :head and e.payload_type <> all (:unlisted)"
            + " and position(:named in e.meta_data) > 0 and ";

    private static final String CHAINED = " from es.chain_link l"
            + " join es.domain_event_entry e on e.global_index = l.global_index"
            + " where l.partition = :partition and l.global_index <= :chained"
            + " and e.payload_type <> all (:unlisted) and ";

    private final JdbcClient database;
    private final String partition;
    private final byte[] named;
    private final String[] unlisted;

    PartitionList(JdbcClient database, String metaDataKey, String partition, UnlistedTypes unlisted) {
        this.database = database;
        this.partition = partition;
        this.named = (JsonMapper.shared().writeValueAsString(metaDataKey) + ":"
                        + JsonMapper.shared().writeValueAsString(partition))
                .getBytes(StandardCharsets.UTF_8);
        this.unlisted = unlisted.names().toArray(String[]::new);
    }

    /**
     * What there is.
     *
     * @param chained up to which position events are chained
     * @param listed how many of the partition's are numbered
     * @param head the last position
     */
    private record Extent(long chained, long listed, long head) {}

    /** One behind the other. */
    private record InTurn(Iterator<Long> first, Iterator<Long> second) implements Iterator<Long> {

        @Override
        public boolean hasNext() {
            return first.hasNext() || second.hasNext();
        }

        @Override
        public Long next() {
            return first.hasNext() ? first.next() : second.next();
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Wanted(long total, Long[] positions) {}

    private Extent extent() {
        return database.sql(EXTENT)
                .param("partition", partition)
                .query(Extent.class)
                .single();
    }

    private JdbcClient.StatementSpec statement(String sql, Choice choice, Extent extent) {
        var parameters = new TreeMap<String, Object>(choice.parameters());
        parameters.put("partition", partition);
        parameters.put("listed", extent.listed());
        parameters.put("chained", extent.chained());
        parameters.put("head", extent.head());
        parameters.put("unlisted", unlisted);
        parameters.put("named", named);
        return database.sql(sql).params(parameters);
    }

    @Override
    public Found page(Choice choice, boolean oldestFirst, long skip, int limit) {
        Extent extent = extent();
        return choice.isAll() ? page(extent, oldestFirst, skip, limit) : page(extent, choice, oldestFirst, skip, limit);
    }

    /** Of all, by their numbers. */
    private Found page(Extent extent, boolean oldestFirst, long skip, int limit) {
        var all = new Choice(Set.of(), null, null);
        long total = extent.listed()
                + statement("select count(*)" + UNCHAINED + all.condition(), all, extent)
                        .query(Long.class)
                        .single();
        long after = oldestFirst ? skip : Math.max(0, total - skip - limit);
        long upTo = oldestFirst ? Math.min(total, skip + limit) : total - skip;
        var positions = new ArrayList<Long>();
        if (after < Math.min(upTo, extent.listed())) {
            positions.addAll(database.sql(CHAINED_PAGE)
                    .param("partition", partition)
                    .param("after", after)
                    .param("upTo", Math.min(upTo, extent.listed()))
                    .query(Long.class)
                    .list());
        }
        long behind = Math.max(after, extent.listed());
        if (behind < upTo) {
            positions.addAll(statement(
                            "select e.global_index" + UNCHAINED + all.condition()
                                    + " order by e.global_index limit :limit offset :skip",
                            all,
                            extent)
                    .param("limit", upTo - behind)
                    .param("skip", behind - extent.listed())
                    .query(Long.class)
                    .list());
        }
        return new Found(oldestFirst ? positions : positions.reversed(), total);
    }

    /** Of those that are chosen, by looking at all. */
    private Found page(Extent extent, Choice choice, boolean oldestFirst, long skip, int limit) {
        String order = oldestFirst ? "" : " desc";
        Wanted wanted = statement(
                        "with wanted as materialized (select e.global_index" + CHAINED + choice.condition()
                                + " union all select e.global_index" + UNCHAINED + choice.condition()
                                + ") select (select count(*) from wanted) as total, array(select global_index from wanted"
                                + " order by global_index" + order + " limit :limit offset :skip) as positions",
                        choice,
                        extent)
                .param("limit", limit)
                .param("skip", skip)
                .query((row, number) -> new Wanted(
                        row.getLong("total"), (Long[]) row.getArray("positions").getArray()))
                .single();
        return new Found(List.of(wanted.positions()), wanted.total());
    }

    @Override
    public Iterator<Long> all(Choice choice, boolean oldestFirst) {
        Extent extent = extent();
        Walk chained = chained(extent, choice, oldestFirst);
        Walk unchained = unchained(extent, choice, oldestFirst);
        return oldestFirst ? new InTurn(chained, unchained) : new InTurn(unchained, chained);
    }

    private Walk chained(Extent extent, Choice choice, boolean oldestFirst) {
        return choice.isAll() ? numbered(extent, choice, oldestFirst) : chosen(extent, choice, oldestFirst);
    }

    private Walk numbered(Extent extent, Choice choice, boolean oldestFirst) {
        String next = "select l.listed as key, l.global_index as position, true as wanted from es.chain_link l"
                + " where l.partition = :partition and l.listed <= :listed and l.listed "
                + (oldestFirst ? "> :last order by l.listed" : "< :last order by l.listed desc")
                + " limit " + Walk.STEP;
        return walk(next, oldestFirst ? 0 : extent.listed() + 1, choice, extent);
    }

    /** Along all links: what is wanted is told by the events. */
    private Walk chosen(Extent extent, Choice choice, boolean oldestFirst) {
        String next = "select l.number as key, l.global_index as position,"
                + " coalesce(e.payload_type <> all (:unlisted) and " + choice.condition() + ", false) as wanted"
                + " from es.chain_link l left join es.domain_event_entry e on e.global_index = l.global_index"
                + " where l.partition = :partition and l.global_index <= :chained and l.number "
                + (oldestFirst ? "> :last order by l.number" : "< :last order by l.number desc")
                + " limit " + Walk.STEP;
        return walk(next, oldestFirst ? 0 : Long.MAX_VALUE, choice, extent);
    }

    private Walk unchained(Extent extent, Choice choice, boolean oldestFirst) {
        String next = "select e.global_index as key, e.global_index as position, true as wanted" + UNCHAINED
                + choice.condition() + " and e.global_index "
                + (oldestFirst ? "> :last order by e.global_index" : "< :last order by e.global_index desc")
                + " limit " + Walk.STEP;
        return walk(next, oldestFirst ? extent.chained() : extent.head() + 1, choice, extent);
    }

    private Walk walk(String next, long from, Choice choice, Extent extent) {
        return new Walk(
                from,
                last -> statement(next, choice, extent)
                        .param("last", last)
                        .query(Row.class)
                        .list());
    }
}
