package com.talkingshops.customers.query.readmodel;

import com.talkingshops.customers.api.MessageKeys;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryMessage;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.jspecify.annotations.Nullable;

/**
 * Lets a query see the rows of its tenant and no others: Hibernate adds the tenant of the query's metadata to every
 * statement on an entity with a {@code @TenantId}.
 */
public final class TenantScope
        implements CurrentTenantIdentifierResolver<String>, MessageHandlerInterceptor<QueryMessage<?, ?>> {

    /** Whose rows a query without a tenant sees: nobody's. */
    private static final String NOBODY = "";

    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    @Override
    public @Nullable Object handle(UnitOfWork<? extends QueryMessage<?, ?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        Object tenant = unitOfWork.getMessage().getMetaData().getOrDefault(MessageKeys.TENANT, NOBODY);
        return ScopedValue.where(CURRENT, tenant.toString()).call(chain::proceed);
    }

    @Override
    public String resolveCurrentTenantIdentifier() {
        return CURRENT.isBound() ? CURRENT.get() : NOBODY;
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}
