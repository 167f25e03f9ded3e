package com.talkingshops.customers.command.idempotency.rest;

import com.talkingshops.customers.api.request.Parameters;
import com.talkingshops.customers.command.CommandSide;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Checks what all requests to the command side have in common: no query parameter that nobody asked for, and a key in order if there is one. */
final class WriteRequests implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && belongsToTheCommandSide(method)) {
            IdempotencyKey.of(request);
            Parameters parameters = Parameters.of(request.getParameterMap());
            TakesFlag flag = method.getMethodAnnotation(TakesFlag.class);
            if (flag != null) {
                parameters.flag(flag.value());
            }
            parameters.finish();
        }
        return true;
    }

    private static boolean belongsToTheCommandSide(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith(CommandSide.class.getPackageName() + ".");
    }
}
