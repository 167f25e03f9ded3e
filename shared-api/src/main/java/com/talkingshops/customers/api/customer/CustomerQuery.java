package com.talkingshops.customers.api.customer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about customers. The results are the replies of the interface, member for member. */
public sealed interface CustomerQuery {

    /**
     * Finds customers; answers with a {@link CustomerPage}.
     *
     * @param page from 1
     * @param limit 1 to 100
     * @param segments any of these; empty for all; {@link Segment#UNSEGMENTED} includes customers without one
     * @param createdFrom created at this moment or later
     * @param createdBefore created before this moment
     * @param searchTerm contained in name, e-mail or mobile
     * @param sort {@code null} for the newest first, whatever {@code descending} says
     * @param cursor where an earlier page ended; {@code page} is not used then
     */
    record FindCustomers(
            int page,
            int limit,
            List<String> segments,
            @Nullable Instant createdFrom,
            @Nullable Instant createdBefore,
            @Nullable String searchTerm,
            @Nullable SortField sort,
            boolean descending,
            @Nullable String cursor)
            implements CustomerQuery {}

    /** Reads one customer; answers with a {@link CustomerDetail}, or refuses with "not found". */
    record GetCustomer(CustomerId customerId) implements CustomerQuery {}

    /** Reads the customer who has a mobile number; answers with a {@link CustomerDetail}, or refuses with "not found". */
    record LookUpCustomer(GivenMobile mobile) implements CustomerQuery {}

    /** What customers can be sorted by; the names are those of the interface. */
    enum SortField {
        name,
        segment,
        created_at,
        updated_at,
        orderCount,
        lifetimeValue,
        lastOrderDate
    }

    /** A page of customers, with figures of all that the filters match. */
    record CustomerPage(
            List<CustomerListed> customers,
            long total,
            long totalPages,
            long activeCount,
            Money averageLifetimeValue,
            Meta meta) {

        /**
         * What the page is.
         *
         * @param hasSegmentation whether the tenant has a customer with a segment
         * @param sort what was asked for: the field, with {@code -} in front when descending; {@code created_at} when nothing
         *     was asked for, although the newest are first then
         * @param activeWindowDays within how many days a customer must have ordered to be active
         * @param nextCursor where the next page begins; {@code null} after the last
         */
        public record Meta(
                boolean hasSegmentation,
                int page,
                int limit,
                String sort,
                int activeWindowDays,
                @Nullable String nextCursor,
                boolean totalIsLowerBound) {}
    }

    /** A customer in a list. */
    record CustomerListed(
            @JsonProperty("_id") CustomerId id,
            @Nullable String name,
            @Nullable String mobile,
            @Nullable String email,
            @Nullable String segment,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("updated_at") Instant updatedAt,
            Metrics metrics) {

        /** What the customer's counted orders come to. */
        public record Metrics(long orderCount, Money lifetimeValue) {}
    }

    /**
     * A customer in full, with the newest 100 orders.
     *
     * @param asOf which moment of the past it shows; {@code null} for now
     * @param erased of the past: whether the customer is forgotten by now, and what was personal therefore {@code null}
     */
    record CustomerDetail(
            @JsonProperty("_id") CustomerId id,
            @Nullable String name,
            @Nullable String mobile,
            @Nullable String email,
            @Nullable String segment,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("updated_at") Instant updatedAt,
            List<OrderListed> orders,
            Metrics metrics,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Past asOf,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean erased,

            @JsonIgnore long version,
            @JsonIgnore long orderChanges) {

        /** A customer as it is now. */
        public CustomerDetail(
                CustomerId id,
                @Nullable String name,
                @Nullable String mobile,
                @Nullable String email,
                @Nullable String segment,
                Instant createdAt,
                Instant updatedAt,
                List<OrderListed> orders,
                Metrics metrics,
                long version,
                long orderChanges) {
            this(
                    id,
                    name,
                    mobile,
                    email,
                    segment,
                    createdAt,
                    updatedAt,
                    orders,
                    metrics,
                    null,
                    null,
                    version,
                    orderChanges);
        }

        /** How many orders are shown. */
        public static final int MOST_ORDERS = 100;

        /** What the customer's counted orders come to. */
        public record Metrics(
                long totalOrders,
                Money totalSpent,
                Money averageOrderValue,
                @Nullable Instant firstOrderDate,
                @Nullable Instant lastOrderDate) {

            /** Some orders with what they come to together. */
            public static Metrics of(long orders, Money spent, @Nullable Instant first, @Nullable Instant last) {
                return new Metrics(orders, spent, spent.averageOver(orders), first, last);
            }
        }

        /** An order in a customer's detail. */
        public record OrderListed(
                @JsonProperty("_id") OrderId id,
                String referenceId,
                OrderStatus status,
                @JsonProperty("final_amount") Money finalAmount,
                @JsonProperty("created_at") Instant createdAt) {}

        /**
         * The last that had happened by a moment of the past.
         *
         * @param version what the entity tag holds
         * @param sequence its position in the event store
         */
        public record Past(Instant at, String version, long sequence) {}

        /**
         * Changes with everything that the reply shows: the customer's own events, and the changes of its orders. A moment of the
         * past changes too, once: when the customer is erased.
         */
        public String entityTag() {
            return "\"" + version + "." + orderChanges + (Boolean.TRUE.equals(erased) ? "-erased" : "") + "\"";
        }
    }
}
