package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.query.directory.Position;
import com.talkingshops.customers.query.readmodel.Conditions;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds where customers stand in a list, along an index. Those who miss what the list is sorted by come in a second query:
 * so one index serves both directions, and they are last in both.
 */
@Component
class SortedCustomers {

    private final EntityManager entities;

    SortedCustomers(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Finds a part of a list.
     *
     * @param tenant whose customers
     * @param after only those behind this position
     * @param offset how many of those to leave out
     * @param most how many to find
     */
    List<Position> find(
            String tenant,
            CustomerFilter filter,
            SortAttribute sort,
            boolean descending,
            @Nullable Position after,
            int offset,
            int most) {
        if (after != null && !sort.kind().fits(after)) {
            throw Cursors.malformed();
        }
        boolean amongMissing = after != null && after.missing();
        var found = new ArrayList<Position>();
        int left = offset;
        if (!amongMissing) {
            found.addAll(present(tenant, filter, sort, descending, after, offset, most));
            left = found.isEmpty() && offset > 0 && sort.optional() ? offset - countPresent(tenant, filter, sort) : 0;
        }
        if (sort.optional() && found.size() < most) {
            found.addAll(missing(
                    tenant,
                    filter,
                    sort,
                    descending,
                    amongMissing ? after : null,
                    Math.max(0, left),
                    most - found.size()));
        }
        return found;
    }

    private List<Position> present(
            String tenant,
            CustomerFilter filter,
            SortAttribute sort,
            boolean descending,
            @Nullable Position after,
            int offset,
            int most) {
        String order = descending ? "desc" : "asc";
        var conditions = presentConditions(tenant, filter, sort, after, descending);
        String query = "select r.id, r." + sort.name() + " from " + sort.entity() + " r" + conditions.where()
                + " order by r." + sort.name() + " " + order + ", r.id " + order;
        return part(conditions, query, Object[].class, offset, most)
                .map(row -> sort.kind().position(row[1], (String) row[0]))
                .toList();
    }

    private int countPresent(String tenant, CustomerFilter filter, SortAttribute sort) {
        var conditions = presentConditions(tenant, filter, sort, null, false);
        String query = "select count(r.id) from " + sort.entity() + " r" + conditions.where();
        return Math.toIntExact(
                conditions.of(session().createSelectionQuery(query, Long.class)).getSingleResult());
    }

    private List<Position> missing(
            String tenant,
            CustomerFilter filter,
            SortAttribute sort,
            boolean descending,
            @Nullable Position after,
            int offset,
            int most) {
        var conditions = conditions(tenant, filter).and("r." + sort.name() + " is null");
        if (after != null) {
            conditions.and("r.id " + (descending ? "<" : ">") + " :id", "id", after.customerId());
        }
        String query = "select r.id from " + sort.entity() + " r" + conditions.where() + " order by r.id "
                + (descending ? "desc" : "asc");
        return part(conditions, query, String.class, offset, most)
                .map(Position::missing)
                .toList();
    }

    /**
     * A first part's length is written into the statement. As a parameter, PostgreSQL would guess it at a tenth of the table,
     * and plan the statement anew each time it runs.
     */
    private <T> Stream<T> part(Conditions conditions, String query, Class<T> row, int offset, int most) {
        return offset == 0
                ? conditions
                        .of(session().createSelectionQuery(query + " limit " + most, row))
                        .getResultStream()
                : conditions
                        .of(session().createSelectionQuery(query, row))
                        .setFirstResult(offset)
                        .setMaxResults(most)
                        .getResultStream();
    }

    private static Conditions presentConditions(
            String tenant, CustomerFilter filter, SortAttribute sort, @Nullable Position after, boolean descending) {
        var conditions = conditions(tenant, filter);
        if (sort.optional()) {
            conditions.and("r." + sort.name() + " is not null");
        }
        if (after != null) {
            conditions
                    .and("(r." + sort.name() + ", r.id) " + (descending ? "<" : ">") + " (:value, :id)")
                    .with("value", sort.kind().value(after))
                    .with("id", after.customerId());
        }
        return conditions;
    }

    /** Which rows, by the name {@code r}, are of customers that pass a filter. */
    static Conditions conditions(String tenant, CustomerFilter filter) {
        return ofSegments(Conditions.in(tenant, "r"), filter)
                // Of a customer that is awaited only the orders are known; it is in no list.
                .and("r.createdAt is not null")
                .and(
                        "r.createdAt >= :createdFrom",
                        "createdFrom",
                        filter.created().from())
                .and(
                        "r.createdAt < :createdBefore",
                        "createdBefore",
                        filter.created().before());
    }

    /** One segment is compared and not looked for among some: only so does an index give its customers in order. */
    private static Conditions ofSegments(Conditions conditions, CustomerFilter filter) {
        return switch (filter.segments().size()) {
            case 0 -> conditions;
            case 1 ->
                conditions.and(
                        "r.segment = :segment",
                        "segment",
                        filter.segments().iterator().next());
            default -> conditions.and("r.segment in :segments", "segments", filter.segments());
        };
    }

    private Session session() {
        return entities.unwrap(Session.class);
    }
}
