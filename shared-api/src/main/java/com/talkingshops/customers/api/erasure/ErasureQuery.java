package com.talkingshops.customers.api.erasure;

import com.talkingshops.customers.api.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about erasures. The results are the replies of the interface, member for member. */
public sealed interface ErasureQuery {

    /** Reads the receipt of an erasure; answers with an {@link ErasureReceipt}, or refuses with "not found". */
    record GetErasure(ReceiptId receiptId) implements ErasureQuery {}

    /** Reads the receipt of the erasure of a whole tenant; answers and refuses likewise. */
    record GetTenantErasure(TenantId tenantId) implements ErasureQuery {}

    /**
     * What is told of an erasure, with nothing of the customer in it.
     *
     * @param covered what does not tell any more who the customer was
     * @param keysRetired whether also the keys that wrapped the customer's are gone, so that no backup of the database opens it
     */
    record ErasureReceipt(
            ReceiptId receiptId, Instant erasedAt, Requester requestedBy, List<String> covered, boolean keysRetired) {

        /**
         * The API key that asked for it.
         *
         * @param name what it was called then
         */
        public record Requester(
                @Nullable String keyId, @Nullable String name) {}
    }
}
