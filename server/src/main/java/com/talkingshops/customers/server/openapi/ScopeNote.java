package com.talkingshops.customers.server.openapi;

import com.talkingshops.customers.api.tenant.RequiresScope;
import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Says of every operation which scope it needs. */
final class ScopeNote implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod endpoint) {
        RequiresScope required = endpoint.getMethodAnnotation(RequiresScope.class);
        if (required != null) {
            String scope = required.value().label();
            String said = operation.getDescription();
            operation.setDescription((said == null ? "" : said + "\n\n") + "Needs the scope `" + scope + "`.");
            operation.addExtension("x-required-scope", scope);
        }
        return operation;
    }
}
