package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.api.tenant.TenantId;
import jakarta.servlet.Filter;
import java.util.Arrays;
import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.json.JsonMapper;

/** Requests to a controller, with the least of what the server puts before it: who calls, and how a refusal is told. */
public final class Http {

    private static final String TENANT = "tenant";

    private Http() {}

    public static MockMvc to(Object controller) {
        var json = RunningReadModels.get().bean(JsonMapper.class);
        return MockMvcBuilders.standaloneSetup(controller)
                .setCustomArgumentResolvers(new CallerOfRequest())
                .setControllerAdvice(new Refusals())
                .setMessageConverters(new JacksonJsonHttpMessageConverter(json))
                .addFilters(withinTenant())
                .build();
    }

    /** Sends the request as a tenant. */
    public static RequestPostProcessor as(String tenant) {
        return request -> {
            request.setAttribute(TENANT, tenant);
            return request;
        };
    }

    private static Filter withinTenant() {
        return (request, response, chain) -> RunningReadModels.as(String.valueOf(request.getAttribute(TENANT)), () -> {
            try {
                chain.doFilter(request, response);
            } catch (java.io.IOException | jakarta.servlet.ServletException e) {
                throw new IllegalStateException(e);
            }
            return null;
        });
    }

    @RestControllerAdvice
    private static final class Refusals {

        @ExceptionHandler
        ResponseEntity<Object> refused(Rejection rejection) {
            return ResponseEntity.status(rejection.code().status()).body(rejection.details());
        }
    }

    private static final class CallerOfRequest implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(Caller.class);
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                ModelAndViewContainer container,
                NativeWebRequest request,
                WebDataBinderFactory binders) {
            return new Caller(
                    new TenantId(String.valueOf(request.getAttribute(TENANT, NativeWebRequest.SCOPE_REQUEST))),
                    new KeyId("0".repeat(24)),
                    "test",
                    Set.copyOf(Arrays.asList(Scope.values())),
                    null,
                    "IN",
                    "INR",
                    false,
                    100,
                    null);
        }
    }
}
