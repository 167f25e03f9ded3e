package com.talkingshops.customers.query.order;

import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.order.OrderQuery.FindOrders;
import com.talkingshops.customers.personal.KeyedHashes;
import com.talkingshops.customers.query.readmodel.Conditions;
import com.talkingshops.customers.query.readmodel.Span;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is asked of orders, as conditions. */
@Component
class OrderConditions {

    private static final String MATCHES_TERM = """
            (o.reference >= :term and o.reference < :behind
             or o.externalId >= :term and o.externalId < :behind
             or holds(:hashes, o.mobileHash))""";

    private final KeyedHashes hashes;
    private final StoredOrders stored;

    OrderConditions(KeyedHashes hashes, StoredOrders stored) {
        this.hashes = hashes;
        this.stored = stored;
    }

    Conditions of(FindOrders query, String tenant) {
        var conditions = of(
                        tenant,
                        query.status() == null ? null : query.status().value(),
                        new Span(query.placedFrom(), query.placedBefore()))
                .and(
                        "o.customerId = :customerId",
                        "customerId",
                        query.customerId() == null ? null : query.customerId().value());
        String term = query.searchTerm();
        if (term != null) {
            // "Begins with" as a range, so that an index serves it.
            conditions
                    .and(MATCHES_TERM)
                    .with("term", term)
                    .with("behind", Prefixes.behind(term))
                    .with("hashes", hashes(tenant, query.searchMobile()));
        }
        return conditions;
    }

    static Conditions of(String tenant, @Nullable String status, Span placed) {
        return Conditions.in(tenant, "o")
                .and("o.status = :status", "status", status)
                .and("o.placedAt >= :placedFrom", "placedFrom", placed.from())
                .and("o.placedAt < :placedBefore", "placedBefore", placed.before());
    }

    /** Of digits alone: those that a customer has are meant first, else what they read as. */
    private String[] hashes(String tenant, @Nullable GivenMobile mobile) {
        if (mobile == null) {
            return new String[0];
        }
        String exact = hash(tenant, mobile.exact());
        String reading = hash(tenant, mobile.reading());
        if (exact != null && (reading == null || stored.existsCustomerWithMobile(tenant, exact))) {
            return new String[] {exact};
        }
        return reading == null ? new String[0] : new String[] {reading};
    }

    private @Nullable String hash(String tenant, @Nullable MobileNumber number) {
        return number == null ? null : hashes.of(tenant, "mobile", number.digits());
    }
}
