package com.talkingshops.customers.api.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail;
import com.talkingshops.customers.api.order.OrderQuery.OrderDetail;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What can be asked about all that is held of somebody. The results are the replies of the interface, member for member. */
public sealed interface ExportQuery {

    /**
     * Collects everything about a customer, also one who is gone; answers with a {@link CustomerExport}, or refuses with "not
     * found" if there never was one.
     */
    record GetExport(CustomerId customerId) implements ExportQuery {}

    /**
     * Everything about a customer.
     *
     * @param erased whether the customer is forgotten; what is personal is {@code null} then
     * @param customer as it is now; {@code null} if it is gone, as are the metrics
     * @param orders all of them, oldest first
     * @param events what happened to the customer and its orders, oldest first; they are read portion by portion while they are
     *     iterated over, so that not all of them are held at once
     */
    record CustomerExport(
            CustomerId customerId,
            boolean erased,
            @Nullable Profile customer,
            CustomerDetail.@Nullable Metrics metrics,
            List<OrderDetail> orders,
            Iterable<Happened> events) {

        /** A customer's own details. */
        public record Profile(
                @JsonProperty("_id") CustomerId id,
                @Nullable String name,
                @Nullable String mobile,
                @Nullable String email,
                @Nullable String segment,
                @JsonProperty("created_at") Instant createdAt,
                @JsonProperty("updated_at") Instant updatedAt) {}

        /**
         * An event.
         *
         * @param type the name that it is stored under
         * @param id of the customer or order that it happened to
         * @param version how many events that one had had by then
         * @param payload the event itself; {@code null} if it cannot be read
         */
        public record Happened(
                Instant at,
                String type,
                String id,
                long version,
                @Nullable JsonNode payload,
                Actor actor) {}

        /**
         * The API key that acted.
         *
         * @param name what it was called then
         */
        public record Actor(
                @Nullable String keyId, @Nullable String name) {}
    }
}
