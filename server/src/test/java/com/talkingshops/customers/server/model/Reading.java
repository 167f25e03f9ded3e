package com.talkingshops.customers.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.Shop;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks the service and the model the same, and compares the answers. */
final class Reading {

    private final Shop shop;
    private final Model model;
    private final CustomerAnswers customers;
    private final OrderAnswers orders;
    private final StatisticsAnswers statistics;

    Reading(Shop shop, Model model) {
        this.shop = shop;
        this.model = model;
        this.customers = new CustomerAnswers(model);
        this.orders = new OrderAnswers(model);
        this.statistics = new StatisticsAnswers(model);
    }

    void list(CustomersAsked asked, LocalDate today) {
        var created = asked.created().fixed(today, createdAt());
        String path = asked.address(created).toString();
        Reply reply = shop.get(path);
        if (created.endsBeforeItStarts()) {
            Refusals.invalid(reply);
            return;
        }
        Map<String, Object> answer = body(reply.expect(200));
        boolean more = customers.matches(asked, created).size() > asked.pageOrFirst() * asked.limitOrDefault();
        Object cursor = ((Map<?, ?>) answer.get("meta")).remove("nextCursor");
        assertThat(cursor != null).as("a cursor after %s", path).isEqualTo(more);
        same(path, answer, customers.page(asked, created, today));
    }

    /** Walks a list to its end by its cursors. */
    void walk(CustomersAsked asked, LocalDate today) {
        var created = asked.created().fixed(today, createdAt());
        if (created.endsBeforeItStarts()) {
            return;
        }
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            Reply reply = shop.get(asked.address(created).with("cursor", cursor).toString())
                    .expect(200);
            reply.json()
                    .at("/customers")
                    .forEach(customer -> ids.add(customer.at("/_id").stringValue()));
            cursor = reply.text("/meta/nextCursor");
        } while (cursor != null);
        assertThat(ids)
                .as("%s by cursor", asked)
                .isEqualTo(customers.matches(asked, created).stream()
                        .map(KnownCustomer::id)
                        .toList());
    }

    void detail(KnownCustomer customer) {
        String path = "/v1/customers/" + customer.id();
        Reply reply = shop.get(path);
        if (!customer.present()) {
            Refusals.notFound(reply);
            Refusals.notFound(shop.get(path + "/orders"));
            return;
        }
        same(path, body(reply.expect(200)), customers.detail(customer));
        String tag = customers.entityTag(customer);
        assertThat(reply.header("ETag")).as("entity tag of %s", path).contains(tag);
        shop.client().with("If-None-Match", tag).get(path).expect(304);
        Map<String, Object> page = body(shop.get(path + "/orders?limit=100").expect(200));
        page.remove("meta");
        same(path + "/orders", page, orders.ofCustomer(customer, 100));
    }

    void lookUp(Spelling spelling) {
        String path = Address.of("/v1/customers/lookup")
                .withBarePlus("mobile", spelling.text())
                .toString();
        Reply reply = shop.get(path);
        Reply hidden = shop.post("/v1/customers/lookup", Map.of("mobile", spelling.text()));
        model.meantBy(spelling)
                .ifPresentOrElse(
                        customer -> {
                            same(path, body(reply.expect(200)), customers.detail(customer));
                            same("POST " + path, body(hidden.expect(200)), customers.detail(customer));
                        },
                        () -> {
                            Refusals.notFound(reply);
                            Refusals.notFound(hidden);
                        });
    }

    void list(OrdersAsked asked, LocalDate today) {
        var placed = asked.placed()
                .fixed(today, model.orders().stream().map(KnownOrder::placedAt).toList());
        String path = asked.address(placed, asked.customerId(model)).toString();
        Reply reply = shop.get(path);
        if (placed.endsBeforeItStarts()) {
            Refusals.invalid(reply);
            return;
        }
        Map<String, Object> answer = body(reply.expect(200));
        answer.remove("meta");
        same(path, answer, orders.page(asked, placed));
    }

    void detail(KnownOrder order) {
        String path = "/v1/orders/" + order.id();
        Reply reply = shop.get(path).expect(200);
        same(path, body(reply), orders.detail(order));
        assertThat(reply.header("ETag")).as("entity tag of %s", path).contains("\"" + order.version() + "\"");
    }

    void statistics(StatisticsAsked asked, LocalDate today) {
        var fixed = asked.period().fixed(today, createdAt());
        var days = Days.meantBy(asked, fixed, today);
        String path = asked.address(fixed).toString();
        Reply reply = shop.get(path);
        if (days.endBeforeTheyStart()) {
            Refusals.invalid(reply);
            return;
        }
        Map<String, Object> answer = body(reply.expect(200));
        Object series = answer.remove("series");
        same(path, answer, statistics.figures(asked, days));
        assertThat(series != null).as("a series in %s", path).isEqualTo(asked.groupBy() != null);
        if (series != null) {
            same(path + ", series", withoutEmptyParts((List<?>) series), statistics.series(asked, days));
        }
    }

    private List<Instant> createdAt() {
        return model.customers().stream().map(KnownCustomer::createdAt).toList();
    }

    private static List<?> withoutEmptyParts(List<?> series) {
        return series.stream()
                .filter(part -> part instanceof Map<?, ?> figures
                        && !(figures.get("newCustomers").equals(0L)
                                && figures.get("totalOrders").equals(0L)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(Reply reply) {
        return new TreeMap<>((Map<String, Object>) Canonical.plain(reply.json()));
    }

    private static void same(String what, Object answer, Object expected) {
        assertThat(Canonical.of(answer)).as(what).isEqualTo(Canonical.of(expected));
    }

    /** Today in UTC. */
    static LocalDate today() {
        return LocalDate.now(Clock.systemUTC());
    }
}
