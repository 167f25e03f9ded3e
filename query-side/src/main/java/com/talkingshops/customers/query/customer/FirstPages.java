package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.api.customer.CustomerQuery.SortField;
import com.talkingshops.customers.query.directory.Position;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds the first page of a list, which is asked for most: customers and totals in one statement, which shows one moment without
 * a transaction around it. That is four round trips less than to ask for one after the other.
 */
@Component
class FirstPages {

    private static final String TOTALS = """
            , (select sum(t.customers) from CustomerTotal t
                where t.tenantId = :tenant and (:every = true or holds(:names, t.segment)))
            , (select sum(t.lifetimeValue) from CustomerTotal t
                where t.tenantId = :tenant and (:every = true or holds(:names, t.segment)))
            , (select sum(a.customers) from ActiveTotal a
                where a.tenantId = :tenant and a.lastOrderDay between :first and :last
                  and (:every = true or holds(:names, a.segment)))
            , (select sum(s.customers) from CustomerTotal s where s.tenantId = :tenant and s.segment <> '')
            """;

    private final EntityManager entities;
    private final Clock clock;

    FirstPages(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Finds it; nothing if the list is of another kind, or has nobody beside whom totals could stand. */
    Optional<FoundPage> find(String tenant, CustomerList list) {
        if (!isFirst(list) || list.sort() == SortField.name) {
            return Optional.empty();
        }
        SortAttribute sort = SortAttribute.of(list.sort());
        return sort.optional() ? Optional.empty() : page(list, sort, rows(tenant, list, sort));
    }

    private static boolean isFirst(CustomerList list) {
        return list.offset() == 0
                && list.after() == null
                && list.query().searchTerm() == null
                && list.filter().created().isEverything();
    }

    private List<Object[]> rows(String tenant, CustomerList list, SortAttribute sort) {
        var window = ActiveWindow.at(clock);
        var conditions = SortedCustomers.conditions(tenant, list.filter())
                .with("every", list.filter().isOfEverySegment())
                .with("names", list.filter().segmentNames())
                .with("first", window.first())
                .with("last", window.last());
        String order = list.descending() ? " desc" : " asc";
        String query =
                "select " + (sort.isOfMetrics() ? "other, r" : "r, other") + ", k.wrapped, r." + sort.name() + TOTALS
                        + " from " + sort.entity() + " r join " + (sort.isOfMetrics() ? "Customer" : "CustomerMetrics")
                        + " other on other.id = r.id and other.tenantId = r.tenantId"
                        + " left join PersonKey k on k.subject = r.id and k.tenantId = r.tenantId" + conditions.where()
                        + " order by r." + sort.name() + order + ", r.id" + order + " limit " + list.most();
        return conditions.of(entities.createQuery(query, Object[].class)).getResultList();
    }

    private static Optional<FoundPage> page(CustomerList list, SortAttribute sort, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        int limit = list.query().limit();
        var customers = rows.stream()
                .limit(limit)
                .map(row -> new CustomerRecord((Customer) row[0], (CustomerMetrics) row[1], (byte[]) row[2]))
                .toList();
        Position last = rows.size() <= limit
                ? null
                : sort.kind()
                        .position(rows.get(limit - 1)[3], customers.getLast().customer().id);
        Object[] any = rows.getFirst();
        return Optional.of(new FoundPage(
                customers, last, new ListTotals((Long) any[4], (BigDecimal) any[5], (Long) any[6], (Long) any[7])));
    }
}
