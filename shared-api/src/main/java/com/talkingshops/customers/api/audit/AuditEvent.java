package com.talkingshops.customers.api.audit;

import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.tenant.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did that changes no customer, order or tenant, and still has to be told of. Names and members are the storage
 * format: change one only with an upcaster and a new approved file.
 */
public sealed interface AuditEvent {

    /**
     * The operator did something, or was about to.
     *
     * @param tenantId on whom; {@code null} if it was on no tenant, or on all
     * @param details what tells more of it, by the names that the interface has for them
     */
    record OperatorActed(OperatorAct act, @Nullable TenantId tenantId, Map<String, String> details)
            implements AuditEvent {

        /** Takes in details that were not there when it was stored. */
        public OperatorActed {
            details = details == null ? Map.of() : details;
        }
    }

    /**
     * Somebody was told of a person more than what is known of it now.
     *
     * @param format in which it was told
     * @param asOf the moment or version, as it was asked for; {@code null} if it was all of the past
     */
    record PersonRead(
            CustomerId customerId,
            Reading reading,
            Format format,
            @Nullable String asOf) implements AuditEvent {

        /** What is read of a person; the names are those of the interface and of storage. */
        public enum Reading {
            /** What happened to it. */
            history,
            /** Everything that is held about it. */
            export,
            /** The customer as it was. */
            past
        }

        /** In which form; the names are those of the interface and of storage. */
        public enum Format {
            json,
            ndjson,
            csv
        }
    }
}
