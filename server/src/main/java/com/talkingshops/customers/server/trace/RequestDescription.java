package com.talkingshops.customers.server.trace;

import com.talkingshops.customers.server.request.CurrentRequest;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Says of a request what its metric says, and whose it is. Its address stays here, since anything may be in that. */
final class RequestDescription extends DefaultServerRequestObservationConvention {

    static final String TENANT = "tenant";

    /** By one of the known methods: a method is any token that a client makes up. */
    @Override
    public String getContextualName(ServerRequestObservationContext context) {
        String method = "http " + method(context).getValue().toLowerCase(Locale.ROOT);
        return context.getPathPattern() == null ? method : method + " " + context.getPathPattern();
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
        Optional<HttpServletRequest> request = Optional.ofNullable(context.getCarrier());
        return request.map(CurrentRequest::of)
                .flatMap(CurrentRequest::caller)
                .map(caller ->
                        KeyValues.of(KeyValue.of(TENANT, caller.tenantId().value())))
                .orElse(KeyValues.empty());
    }
}
