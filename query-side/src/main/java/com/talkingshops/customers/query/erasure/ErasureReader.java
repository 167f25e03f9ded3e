package com.talkingshops.customers.query.erasure;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.erasure.ErasureQuery.ErasureReceipt;
import com.talkingshops.customers.api.erasure.ErasureQuery.GetErasure;
import com.talkingshops.customers.api.erasure.ErasureQuery.GetTenantErasure;
import com.talkingshops.customers.api.erasure.ReceiptId;
import com.talkingshops.customers.api.error.Rejection;
import java.util.List;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers with receipts of erasures. */
@Component
class ErasureReader {

    /** Each opens with the customer's key, or was emptied by the projectors; what is kept of requests never told of anybody. */
    private static final List<String> COVERED =
            List.of("events", "orders", "claims", "readModels", "directory", "deadLetters", "idempotency");

    private final StoredErasures erasures;
    private final RetiredKeys keys;

    ErasureReader(StoredErasures erasures, RetiredKeys keys) {
        this.erasures = erasures;
        this.keys = keys;
    }

    @QueryHandler
    public ErasureReceipt handle(
            GetErasure query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        return erasures.erasure(tenant, query.receiptId().value())
                .map(erasure -> receipt(tenant, erasure))
                .orElseThrow(() -> Rejection.notFound("Erasure"));
    }

    @QueryHandler
    public ErasureReceipt handle(GetTenantErasure query) {
        String tenant = query.tenantId().value();
        return erasures.ofTenant(tenant)
                .map(erasure -> receipt(tenant, erasure))
                .orElseThrow(() -> Rejection.notFound("Erasure"));
    }

    private ErasureReceipt receipt(String tenant, Erasure erasure) {
        return new ErasureReceipt(
                new ReceiptId(erasure.id),
                erasure.erasedAt,
                new ErasureReceipt.Requester(erasure.actor, erasure.actorName),
                COVERED,
                keys.areRetired(tenant, erasure.erasedAt));
    }
}
