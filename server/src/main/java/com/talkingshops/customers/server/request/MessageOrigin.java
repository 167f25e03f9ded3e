package com.talkingshops.customers.server.request;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.TenantCommand;
import com.talkingshops.customers.api.tenant.TenantQuery.FindKeys;
import com.talkingshops.customers.api.tenant.TenantQuery.GetTenant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whose a message is and who sends it, as its metadata says. */
final class MessageOrigin {

    private MessageOrigin() {}

    /**
     * The metadata of a command or query that the current thread dispatches. A tenant's request acts within its tenant,
     * whatever the message says; the operator, or the server itself, on the tenant that the message names. The search for
     * the holder of a key is nobody's yet.
     */
    static Map<String, String> of(Object payload) {
        var metaData = new HashMap<String, String>();
        Optional<CurrentRequest> request = CurrentRequest.get();
        request.ifPresent(current -> metaData.put(MessageKeys.REQUEST, current.id()));
        Optional<Caller> caller = request.flatMap(CurrentRequest::caller);
        if (caller.isPresent()) {
            metaData.put(MessageKeys.TENANT, caller.get().tenantId().value());
            metaData.put(MessageKeys.ACTOR, caller.get().keyId().value());
            metaData.put(MessageKeys.ACTOR_NAME, caller.get().keyName());
            return metaData;
        }
        namedTenant(payload).ifPresent(tenant -> metaData.put(MessageKeys.TENANT, tenant));
        if (payload instanceof TenantCommand
                || request.map(CurrentRequest::byOperator).orElse(false)) {
            metaData.put(MessageKeys.ACTOR, MessageKeys.OPERATOR);
            metaData.put(MessageKeys.ACTOR_NAME, MessageKeys.OPERATOR);
        }
        return metaData;
    }

    private static Optional<String> namedTenant(Object payload) {
        return switch (payload) {
            case TenantCommand command -> Optional.of(command.tenantId().value());
            case GetTenant query -> Optional.of(query.tenantId().value());
            case FindKeys query -> Optional.of(query.tenantId().value());
            default -> Optional.empty();
        };
    }
}
