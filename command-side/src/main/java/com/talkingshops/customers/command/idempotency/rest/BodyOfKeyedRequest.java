package com.talkingshops.customers.command.idempotency.rest;

import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.databind.JsonNode;

/** Sees the body of a request when it has just been read, and notes it for the digest if there is a key. */
@ControllerAdvice
class BodyOfKeyedRequest extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return JsonNode.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType) {
        if (body instanceof JsonNode json && message.getHeaders().containsHeader(IdempotencyKey.HEADER)) {
            CurrentExchange.request().ifPresent(request -> RequestDigest.noteBody(request, json));
        }
        return body;
    }
}
