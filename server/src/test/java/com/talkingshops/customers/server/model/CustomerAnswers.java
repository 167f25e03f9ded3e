package com.talkingshops.customers.server.model;

import static com.talkingshops.customers.server.http.Client.object;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the service must say of customers. */
final class CustomerAnswers {

    private static final int MOST_ORDERS = 100;

    private final Model model;

    CustomerAnswers(Model model) {
        this.model = model;
    }

    Map<String, Object> detail(KnownCustomer customer) {
        Metrics metrics = model.metricsOf(customer);
        Map<String, Object> answer = members(customer);
        answer.put("orders", newestOrders(customer));
        answer.put(
                "metrics",
                object(
                        "totalOrders", metrics.orders(),
                        "totalSpent", metrics.spent(),
                        "averageOrderValue", metrics.average(),
                        "firstOrderDate", metrics.first(),
                        "lastOrderDate", metrics.last()));
        return answer;
    }

    /** The entity tag of {@link #detail}: the customer's own events, and the changes of its orders. */
    String entityTag(KnownCustomer customer) {
        long changes = model.ordersOf(customer.id()).stream()
                .mapToLong(KnownOrder::version)
                .sum();
        return "\"" + customer.version() + "." + changes + "\"";
    }

    /** All that the filters match, in the order asked for. */
    List<KnownCustomer> matches(CustomersAsked asked, Period.Fixed created) {
        var search = new Search(asked.searchTerm());
        return model.customers().stream()
                .filter(customer -> isIn(asked.segments(), customer))
                .filter(customer -> created.includes(customer.createdAt()))
                .filter(customer -> search.finds(customer.details()))
                .sorted(new CustomerOrder(model, asked.field(), asked.descending()))
                .toList();
    }

    /** The page asked for, without {@code meta.nextCursor}. */
    Map<String, Object> page(CustomersAsked asked, Period.Fixed created, LocalDate today) {
        List<KnownCustomer> matches = matches(asked, created);
        List<Metrics> metrics = matches.stream().map(model::metricsOf).toList();
        BigDecimal spent = metrics.stream().map(Metrics::spent).reduce(Metrics.NOTHING, BigDecimal::add);
        int limit = asked.limitOrDefault();
        return object(
                "customers",
                Pages.page(matches, asked.pageOrFirst(), limit).stream()
                        .map(this::listed)
                        .toList(),
                "total",
                matches.size(),
                "totalPages",
                Pages.count(matches.size(), limit),
                "activeCount",
                metrics.stream().filter(each -> each.active(today)).count(),
                "averageLifetimeValue",
                Metrics.average(spent, matches.size()),
                "meta",
                object(
                        "hasSegmentation",
                        model.customers().stream()
                                .anyMatch(customer -> customer.details().segment() != null),
                        "page",
                        asked.pageOrFirst(),
                        "limit",
                        limit,
                        "sort",
                        asked.sort() == null ? "created_at" : (asked.descending() ? "-" : "") + asked.field(),
                        "activeWindowDays",
                        90,
                        "totalIsLowerBound",
                        false));
    }

    private Map<String, Object> listed(KnownCustomer customer) {
        Metrics metrics = model.metricsOf(customer);
        Map<String, Object> answer = members(customer);
        answer.put("metrics", object("orderCount", metrics.orders(), "lifetimeValue", metrics.spent()));
        return answer;
    }

    private static Map<String, Object> members(KnownCustomer customer) {
        Details details = customer.details();
        return object(
                "_id", customer.id(),
                "name", details.name(),
                "mobile", details.mobile(),
                "email", details.email(),
                "segment", details.segment(),
                "created_at", customer.createdAt(),
                "updated_at", customer.updatedAt());
    }

    private List<Map<String, Object>> newestOrders(KnownCustomer customer) {
        return model.ordersOf(customer.id()).stream()
                .sorted(Comparator.comparing(KnownOrder::placedAt)
                        .thenComparing(KnownOrder::id)
                        .reversed())
                .limit(MOST_ORDERS)
                .map(order -> object(
                        "_id", order.id(),
                        "referenceId", order.reference(),
                        "status", order.status(),
                        "final_amount", order.amount(),
                        "created_at", order.placedAt()))
                .toList();
    }

    private static boolean isIn(List<String> segments, KnownCustomer customer) {
        return segments.isEmpty()
                || segments.contains(Details.counted(customer.details().segment()));
    }
}
