package com.talkingshops.customers.api.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.order.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked about the past of a customer. The results are the replies of the interface, member for member. */
public sealed interface HistoryQuery {

    /**
     * Finds what happened to a customer and its orders, also of one who is gone; answers with a {@link HistoryPage}, or refuses
     * with "not found" if there never was one.
     *
     * @param page from 1
     * @param limit 1 to 100
     */
    record FindHistory(CustomerId customerId, Chosen chosen, int page, int limit) implements HistoryQuery {}

    /** Like {@link FindHistory}, of all pages; answers with a {@link WholeHistory}. */
    record GetWholeHistory(CustomerId customerId, Chosen chosen) implements HistoryQuery {}

    /**
     * Reads a customer as it was known at a moment; answers with a {@link
     * com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail CustomerDetail}, or refuses with "not found" if it was
     * not there then.
     */
    record GetCustomerAsOf(CustomerId customerId, AsOf asOf) implements HistoryQuery {}

    /**
     * Which part of a history, and in which order.
     *
     * @param types stored names of events; empty for all
     * @param from happened then or later
     * @param before happened earlier
     */
    record Chosen(
            Set<String> types,
            @Nullable Instant from,
            @Nullable Instant before,
            boolean oldestFirst) {}

    /**
     * A page of a customer's history.
     *
     * @param erased whether the customer is forgotten; what was personal is {@code null} then
     */
    record HistoryPage(List<HistoryEntry> history, long total, long totalPages, boolean erased, Meta meta) {

        /**
         * What the page is.
         *
         * @param sort {@code sequence}, with {@code -} in front for the newest first
         */
        public record Meta(int page, int limit, String sort) {}
    }

    /**
     * All that was chosen of a customer's history.
     *
     * @param entries are read portion by portion while they are iterated over, so that not all of them are held at once
     */
    record WholeHistory(Iterable<HistoryEntry> entries) {}

    /**
     * Something that happened to a customer or one of its orders.
     *
     * @param sequence its position in the event store
     * @param type the name that the event is stored under
     * @param version what an entity tag of the customer held right after it
     * @param orderId {@code null} if it happened to the customer itself
     * @param summary what happened, in a few words
     */
    record HistoryEntry(
            long sequence,
            Instant at,
            String type,
            String version,
            @Nullable OrderId orderId,
            String summary,
            List<Change> changes,
            Actor actor,
            @Nullable String requestId) {

        /**
         * A field that is not as before.
         *
         * @param field as the interface names it
         * @param now a value as replies show it
         */
        public record Change(
                String field,
                @Nullable Object old,
                @JsonProperty("new") @Nullable Object now) {}

        /**
         * Who acted.
         *
         * @param kind {@code null} if it is not known
         * @param keyId of the API key
         * @param name what that key was called then
         */
        public record Actor(
                @Nullable Kind kind,
                @Nullable String keyId,
                @Nullable String name) {

            /** In what way somebody acted; the names are those of the interface. */
            public enum Kind {
                /** By a request that asked for it. */
                key,
                /** By sending an order of somebody whom nobody knew. */
                order,
                /** As the operator of the service. */
                operator
            }
        }
    }
}
