package com.talkingshops.customers.server.openapi;

import com.talkingshops.customers.api.error.ErrorCode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The replies to requests that fail, and which operation can end in which. */
final class FailureReplies {

    private static final String REQUEST_ID = "65f0c0ffee00000000000001";

    private FailureReplies() {}

    /** The failures that an endpoint can end in. */
    static List<ErrorCode> of(Endpoint endpoint) {
        var codes = new ArrayList<>(List.of(
                ErrorCode.ValidationError,
                ErrorCode.AuthenticationError,
                ErrorCode.NotAcceptableError,
                ErrorCode.InternalServerError,
                ErrorCode.ServiceUnavailableError));
        if (endpoint.isTenants()) {
            codes.addAll(List.of(ErrorCode.AuthorizationError, ErrorCode.RateLimitError));
        }
        if (endpoint.mayBeMissing()) {
            codes.add(ErrorCode.NotFoundError);
        }
        if (endpoint.hasBody()) {
            codes.addAll(List.of(ErrorCode.PayloadTooLargeError, ErrorCode.UnsupportedMediaTypeError));
        }
        if (endpoint.isWrite()) {
            codes.add(ErrorCode.ConflictError);
        }
        if (endpoint.isCommand()) {
            codes.add(ErrorCode.IdempotencyError);
        }
        if (endpoint.changesOneThing()) {
            codes.add(ErrorCode.PreconditionFailedError);
        }
        codes.sort((a, b) -> Integer.compare(a.status(), b.status()));
        return codes;
    }

    /** Defines every failure once for each kind of request: by tenants or the operator, reading or writing. */
    static void define(Components components) {
        for (ErrorCode code : ErrorCode.values()) {
            for (String path : List.of("/v1/", "/admin/")) {
                for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
                    var endpoint = new Endpoint(path, method, new Operation());
                    components.addResponses(name(code, endpoint), reply(code, endpoint));
                }
            }
        }
    }

    static ApiResponse reference(ErrorCode code, Endpoint endpoint) {
        return new ApiResponse().$ref("#/components/responses/" + name(code, endpoint));
    }

    private static String name(ErrorCode code, Endpoint endpoint) {
        return code.name() + (endpoint.isWrite() ? "OnWrite" : "") + (endpoint.isTenants() ? "" : "ToOperator");
    }

    private static ApiResponse reply(ErrorCode code, Endpoint endpoint) {
        var example = new Example().value(example(code));
        var reply = new ApiResponse()
                .description(says(code))
                .content(new Content()
                        .addMediaType(
                                "application/json",
                                new MediaType()
                                        .schema(Schemas.reference("Error"))
                                        .addExamples(code.name(), example)));
        Headers.add(endpoint, code.status(), reply);
        switch (code) {
            case RateLimitError, ServiceUnavailableError ->
                reply.addHeaderObject("Retry-After", Headers.reference("Retry-After"));
            case MethodNotAllowedError -> reply.addHeaderObject("Allow", Headers.reference("Allow"));
            case AuthenticationError ->
                reply.addHeaderObject("WWW-Authenticate", Headers.reference("WWW-Authenticate"));
            case ValidationError,
                    AuthorizationError,
                    NotFoundError,
                    NotAcceptableError,
                    ConflictError,
                    PreconditionFailedError,
                    PayloadTooLargeError,
                    UnsupportedMediaTypeError,
                    MisdirectedRequestError,
                    IdempotencyError,
                    InternalServerError -> {}
        }
        return reply;
    }

    private static Map<String, Object> example(ErrorCode code) {
        var details = new LinkedHashMap<>(details(code));
        details.put("requestId", REQUEST_ID);
        var error = new LinkedHashMap<String, Object>();
        error.put("code", code.name());
        error.put("message", says(code));
        error.put("details", details);
        return Map.of("error", error);
    }

    private static Map<String, Object> details(ErrorCode code) {
        return switch (code) {
            case ValidationError ->
                Map.of(
                        "fields",
                        List.of(Map.of("field", "email", "message", "must be an e-mail address, as john@example.com")));
            case AuthorizationError -> Map.of("requiredScopes", List.of("customers:write"));
            case ConflictError -> Map.of("field", "mobile", "existingCustomerId", "64a1b2c3d4e5f6789abc1234");
            case PreconditionFailedError -> Map.of("currentVersion", 8);
            case PayloadTooLargeError -> Map.of("maximumBytes", 1_048_576);
            case MisdirectedRequestError -> Map.of("requiredRole", "command", "roles", List.of("query"));
            case RateLimitError -> Map.of("limit", 100, "windowSeconds", 60, "retryAfterSeconds", 12);
            case AuthenticationError,
                    NotFoundError,
                    MethodNotAllowedError,
                    NotAcceptableError,
                    UnsupportedMediaTypeError,
                    IdempotencyError,
                    InternalServerError,
                    ServiceUnavailableError -> Map.of();
        };
    }

    private static String says(ErrorCode code) {
        return switch (code) {
            case ValidationError -> "The request is not valid; see details.fields.";
            case AuthenticationError -> "Missing or unknown API key";
            case AuthorizationError -> "The API key lacks a scope, or the tenant is suspended";
            case NotFoundError -> "There is no such thing, or it is another tenant's";
            case MethodNotAllowedError -> "This route does not answer to this method";
            case NotAcceptableError -> "Replies are application/json";
            case ConflictError -> "A value that must be unique is taken, or the same request is still running";
            case PreconditionFailedError -> "It has changed since the version named in If-Match; read it again.";
            case PayloadTooLargeError -> "A body may have up to 1 MiB";
            case UnsupportedMediaTypeError -> "A body must be application/json in UTF-8";
            case MisdirectedRequestError -> "This node does not have the role that the request needs";
            case IdempotencyError -> "The idempotency key was used for another request";
            case RateLimitError -> "Too many requests in any 60 seconds";
            case InternalServerError -> "Something went wrong on our side; quote the request id when you report it.";
            case ServiceUnavailableError -> "The service cannot answer at the moment; try again shortly.";
        };
    }
}
