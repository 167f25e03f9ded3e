package com.talkingshops.customers.server.key;

import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.server.request.CurrentRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the caller to every endpoint that asks for it. */
final class CallerArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest sent = request.getNativeRequest(HttpServletRequest.class);
        if (sent == null) {
            throw new IllegalStateException("not a servlet request");
        }
        return CurrentRequest.of(sent).caller().orElseThrow(Refusals::unknownKey);
    }
}
