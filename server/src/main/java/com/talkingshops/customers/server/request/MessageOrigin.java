package com.talkingshops.customers.server.request;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.audit.AuditEvent.OperatorActed;
import com.talkingshops.customers.api.erasure.ErasureQuery.GetTenantErasure;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.TenantCommand;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.api.tenant.TenantQuery.FindKeys;
import com.talkingshops.customers.api.tenant.TenantQuery.GetTenant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;

/** Whose a message is and who sends it, as its metadata says. */
final class MessageOrigin {

    private MessageOrigin() {}

    /**
     * The metadata of a command, query or event that the current thread dispatches, origin included. A tenant's request acts within
     * its tenant, whatever the message says; the operator, on the tenant that the message names. What the server sends by
     * itself may say more. The search for the holder of a key is nobody's yet.
     */
    static MetaData on(Message<?> message) {
        var origin = MetaData.from(of(message.getPayload()));
        return CurrentRequest.get().isPresent()
                ? message.getMetaData().mergedWith(origin)
                : origin.mergedWith(message.getMetaData());
    }

    private static Map<String, String> of(Object payload) {
        Optional<CurrentRequest> request = CurrentRequest.get();
        var origin = new HashMap<String, String>();
        request.ifPresent(current -> origin.put(MessageKeys.REQUEST, current.id()));
        Optional<Caller> caller = request.flatMap(CurrentRequest::caller);
        if (caller.isPresent()) {
            origin.put(MessageKeys.TENANT, caller.get().tenantId().value());
            origin.put(MessageKeys.ACTOR, caller.get().keyId().value());
            origin.put(MessageKeys.ACTOR_NAME, caller.get().keyName());
            return origin;
        }
        namedTenant(payload).ifPresent(tenant -> origin.put(MessageKeys.TENANT, tenant));
        if (payload instanceof TenantCommand
                || request.map(CurrentRequest::byOperator).orElse(false)) {
            origin.put(MessageKeys.ACTOR, MessageKeys.OPERATOR);
            origin.put(MessageKeys.ACTOR_NAME, MessageKeys.OPERATOR);
        }
        return origin;
    }

    private static Optional<String> namedTenant(Object payload) {
        return switch (payload) {
            case TenantCommand command -> Optional.of(command.tenantId().value());
            case GetTenant query -> Optional.of(query.tenantId().value());
            case GetTenantErasure query -> Optional.of(query.tenantId().value());
            case FindKeys query -> Optional.of(query.tenantId().value());
            case OperatorActed acted -> Optional.ofNullable(acted.tenantId()).map(TenantId::value);
            default -> Optional.empty();
        };
    }
}
