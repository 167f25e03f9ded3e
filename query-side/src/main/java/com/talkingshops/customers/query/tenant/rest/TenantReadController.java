package com.talkingshops.customers.query.tenant.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.request.Parameters;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.api.tenant.TenantQuery.FindKeys;
import com.talkingshops.customers.api.tenant.TenantQuery.FindTenants;
import com.talkingshops.customers.api.tenant.TenantQuery.GetTenant;
import com.talkingshops.customers.api.tenant.TenantQuery.KeyList;
import com.talkingshops.customers.api.tenant.TenantQuery.TenantDetail;
import com.talkingshops.customers.api.tenant.TenantQuery.TenantPage;
import com.talkingshops.customers.query.readmodel.Queries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TenantReadController {

    private static final int MOST = 100;
    private static final int USUAL = 10;

    private final Queries queries;

    TenantReadController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/admin/tenants")
    @Operation(summary = "List tenants", description = "Newest first; a page past the end is empty.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "page",
            schema = @Schema(type = "integer", minimum = "1", defaultValue = "1"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "10"))
    @ApiResponse(
            responseCode = "200",
            description = "A page of tenants",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TenantPage.class),
                            examples = @ExampleObject(TenantExamples.PAGE)))
    ResponseEntity<TenantPage> tenants(HttpServletRequest request) {
        Parameters parameters = Parameters.of(request.getParameterMap());
        int page = parameters.integer("page", 1, Integer.MAX_VALUE, 1);
        int limit = parameters.integer("limit", 1, MOST, USUAL);
        parameters.finish();
        return ResponseEntity.ok(queries.ask(new FindTenants(page, limit), TenantPage.class));
    }

    @GetMapping("/admin/tenants/{tenantId}")
    @Operation(summary = "Read a tenant")
    @ApiResponse(
            responseCode = "200",
            description = "The tenant",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TenantDetail.class),
                            examples = @ExampleObject(TenantExamples.TENANT)))
    ResponseEntity<TenantDetail> tenant(@PathVariable String tenantId, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        return ResponseEntity.ok(queries.ask(new GetTenant(id(tenantId)), TenantDetail.class));
    }

    @GetMapping("/admin/tenants/{tenantId}/keys")
    @Operation(
            summary = "List the keys of a tenant",
            description = "Newest first, without secrets; revoked keys stay listed, with the moment of it.")
    @ApiResponse(
            responseCode = "200",
            description = "The keys",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = KeyList.class),
                            examples = @ExampleObject(TenantExamples.KEYS)))
    ResponseEntity<KeyList> keys(@PathVariable String tenantId, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        return ResponseEntity.ok(queries.ask(new FindKeys(id(tenantId)), KeyList.class));
    }

    private static TenantId id(String text) {
        if (!TimeOrderedId.hasShape(text)) {
            throw Rejection.notFound("Tenant");
        }
        return new TenantId(text);
    }
}
