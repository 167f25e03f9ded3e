package com.talkingshops.customers.server.body;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses what an endpoint cannot read or the client could not read, before the endpoint does anything: Spring would find
 * the second out after the write.
 */
final class MediaRules implements HandlerInterceptor {

    private static final List<MediaType> SUPPORTED = List.of(MediaType.APPLICATION_JSON);
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotAcceptableException, HttpMediaTypeNotSupportedException {
        if (!(handler instanceof HandlerMethod)) {
            return true;
        }
        List<MediaType> produced = produced(request);
        if (!accepts(headers(request, HttpHeaders.ACCEPT), produced)) {
            throw new HttpMediaTypeNotAcceptableException(produced);
        }
        BodyLimit.check(request.getContentLengthLong());
        if (WITH_BODY.contains(request.getMethod()) && hasBody(request) && !isPlainJson(request)) {
            throw new HttpMediaTypeNotSupportedException("not plain JSON in UTF-8", SUPPORTED);
        }
        return true;
    }

    /** What the endpoint says that it produces, and was chosen for; without a word that is JSON. */
    private static List<MediaType> produced(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) instanceof Set<?> types
                ? types.stream().map(MediaType.class::cast).toList()
                : SUPPORTED;
    }

    /** Spring, which chooses endpoints by it, does not heed that a type with a quality of 0 is none that is accepted. */
    private static boolean accepts(List<String> accepts, List<MediaType> produced) {
        if (accepts.stream().allMatch(String::isBlank)) {
            return true;
        }
        try {
            return MediaType.parseMediaTypes(accepts).stream()
                    .filter(type -> type.getQualityValue() > 0)
                    .anyMatch(type -> produced.stream().anyMatch(type::isCompatibleWith));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean isPlainJson(HttpServletRequest request) {
        List<String> types = headers(request, HttpHeaders.CONTENT_TYPE);
        boolean encoded = headers(request, HttpHeaders.CONTENT_ENCODING).stream()
                .anyMatch(encoding -> !encoding.strip().equalsIgnoreCase("identity"));
        return !encoded && types.size() == 1 && isJson(types.getFirst());
    }

    private static boolean isJson(String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset()));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }
}
