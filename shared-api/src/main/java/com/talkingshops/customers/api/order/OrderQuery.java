package com.talkingshops.customers.api.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.GivenMobile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about orders. The results are the replies of the interface, member for member. */
public sealed interface OrderQuery {

    /**
     * Finds orders; answers with an {@link OrderPage}.
     *
     * @param customerId orders of this customer only; nothing is found if there is no such customer
     * @param placedFrom made at this moment or later
     * @param placedBefore made before this moment
     * @param searchTerm how the reference or the external id begins
     * @param searchMobile the whole mobile number, if the search term may be one
     * @param sort {@code null} for the newest first, whatever {@code descending} says
     */
    record FindOrders(
            int page,
            int limit,
            @Nullable OrderStatus status,
            @Nullable CustomerId customerId,
            @Nullable Instant placedFrom,
            @Nullable Instant placedBefore,
            @Nullable String searchTerm,
            @Nullable GivenMobile searchMobile,
            @Nullable SortField sort,
            boolean descending)
            implements OrderQuery {}

    /** Finds the orders of one customer, newest first; answers with an {@link OrderPage}, or refuses with "not found". */
    record FindCustomerOrders(CustomerId customerId, int page, int limit) implements OrderQuery {}

    /** Reads one order; answers with an {@link OrderDetail}, or refuses with "not found". */
    record GetOrder(OrderId orderId) implements OrderQuery {}

    /** What orders can be sorted by; the names are those of the interface. */
    enum SortField {
        created_at,
        updated_at,
        final_amount,
        status,
        referenceId
    }

    /** A page of orders. */
    record OrderPage(List<OrderDetail> orders, long total, long totalPages, Meta meta) {

        /**
         * What the page is.
         *
         * @param sort what was asked for: the field, with {@code -} in front when descending; {@code created_at} when nothing
         *     was asked for, although the newest are first then
         */
        public record Meta(int page, int limit, String sort) {}
    }

    /** An order in full. */
    record OrderDetail(
            @JsonProperty("_id") OrderId id,
            String referenceId,
            OrderStatus status,
            @JsonProperty("final_amount") Money finalAmount,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("updated_at") Instant updatedAt,
            CustomerId customerId,
            @Nullable String mobile,
            @Nullable String name,
            @Nullable String email,
            @JsonProperty("product_items") List<LineItem> productItems,
            @Nullable String notes,
            @JsonProperty("external_order_source") @Nullable String externalOrderSource,
            @JsonProperty("external_order_id") @Nullable String externalOrderId,
            @JsonIgnore long version) {

        /** Changes with everything that the reply shows. */
        public String entityTag() {
            return "\"" + version + "\"";
        }
    }
}
