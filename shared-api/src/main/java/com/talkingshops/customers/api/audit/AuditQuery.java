package com.talkingshops.customers.api.audit;

import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.history.HistoryQuery.Chosen;
import com.talkingshops.customers.api.history.HistoryQuery.HistoryEntry.Actor;
import com.talkingshops.customers.api.history.HistoryQuery.HistoryEntry.Change;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator can ask about all that happened. The results are the replies of the interface, member for member. */
public sealed interface AuditQuery {

    /** Whose trail; {@code null} for tenants and keys themselves, and for what the operator did. */
    @Nullable
    TenantId tenantId();

    /** Which part of it, and in which order. */
    Chosen chosen();

    /**
     * Finds what happened; answers with a {@link TrailPage}, or refuses with "not found" if there never was such a tenant.
     *
     * @param page from 1
     * @param limit 1 to 100
     */
    record FindTrail(@Nullable TenantId tenantId, Chosen chosen, int page, int limit) implements AuditQuery {}

    /** Like {@link FindTrail}, of all pages; answers with a {@link WholeTrail}. */
    record GetWholeTrail(@Nullable TenantId tenantId, Chosen chosen) implements AuditQuery {}

    /** A page of a trail. */
    record TrailPage(List<TrailEntry> entries, long total, long totalPages, Meta meta) {

        /**
         * What the page is.
         *
         * @param sort {@code sequence}, with {@code -} in front for the newest first
         */
        public record Meta(int page, int limit, String sort) {}
    }

    /**
     * All that was chosen of a trail, up to when it was asked for.
     *
     * @param entries are read portion by portion while they are iterated over, so that not all of them are held at once
     */
    record WholeTrail(Iterable<TrailEntry> entries) {}

    /**
     * Something that happened.
     *
     * @param sequence its position in the event store
     * @param type the name that the event is stored under
     * @param version what an entity tag said of the customer right after it, without changes of orders; {@code null} if it did
     *     not happen to a customer itself
     * @param tenantId whose it is; {@code null} if it is no tenant's
     * @param customerId the customer that it happened to, or whose order is; {@code null} if there is none
     * @param orderId {@code null} if it happened to no order
     * @param keyId the API key that it happened to; {@code null} if there is none
     * @param summary what happened, in a few words
     */
    record TrailEntry(
            long sequence,
            Instant at,
            String type,
            @Nullable String version,
            @Nullable TenantId tenantId,
            @Nullable CustomerId customerId,
            @Nullable OrderId orderId,
            @Nullable KeyId keyId,
            String summary,
            List<Change> changes,
            Actor actor,
            @Nullable String requestId) {}
}
