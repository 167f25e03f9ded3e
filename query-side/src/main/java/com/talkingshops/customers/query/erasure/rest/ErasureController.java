package com.talkingshops.customers.query.erasure.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.erasure.ErasureQuery.ErasureReceipt;
import com.talkingshops.customers.api.erasure.ErasureQuery.GetErasure;
import com.talkingshops.customers.api.erasure.ErasureQuery.GetTenantErasure;
import com.talkingshops.customers.api.erasure.ReceiptId;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.request.Parameters;
import com.talkingshops.customers.api.tenant.RequiresScope;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.api.tenant.TenantId;
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
class ErasureController {

    private static final String RECEIPT = """
            {
              "receiptId": "64a1b2c3d4e5f6789abc9abc",
              "erasedAt": "2023-06-21T14:35:12Z",
              "requestedBy": {"keyId": "64a1b2c3d4e5f6789abc0001", "name": "privacy desk"},
              "covered": ["events", "orders", "claims", "readModels", "directory", "deadLetters", "idempotency"],
              "keysRetired": false
            }""";

    private final Queries queries;

    ErasureController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/v1/erasures/{receiptId}")
    @RequiresScope(Scope.CUSTOMERS_ERASE)
    @Operation(
            summary = "Get the receipt of an erasure",
            description =
                    "When a customer was erased, which key asked for it, what it covered, and whether the keys that "
                            + "older backups of the database need are gone as well. Nothing of the customer.")
    @Parameter(
            in = ParameterIn.PATH,
            name = "receiptId",
            schema = @Schema(type = "string", example = "64a1b2c3d4e5f6789abc9abc"))
    @ApiResponse(
            responseCode = "200",
            description = "The receipt",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ErasureReceipt.class),
                            examples = @ExampleObject(RECEIPT)))
    ResponseEntity<ErasureReceipt> erasure(@PathVariable String receiptId, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        if (!TimeOrderedId.hasShape(receiptId)) {
            throw Rejection.notFound("Erasure");
        }
        return ResponseEntity.ok(queries.ask(new GetErasure(new ReceiptId(receiptId)), ErasureReceipt.class));
    }

    @GetMapping("/admin/tenants/{tenantId}/erasure")
    @Operation(
            summary = "Get the receipt of the erasure of a tenant",
            description =
                    "404 if the tenant was not erased. `keysRetired` is true once no backup from before it opens.")
    @ApiResponse(
            responseCode = "200",
            description = "The receipt",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ErasureReceipt.class),
                            examples = @ExampleObject(RECEIPT)))
    ResponseEntity<ErasureReceipt> erasureOfTenant(@PathVariable String tenantId, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        if (!TimeOrderedId.hasShape(tenantId)) {
            throw Rejection.notFound("Erasure");
        }
        return ResponseEntity.ok(queries.ask(new GetTenantErasure(new TenantId(tenantId)), ErasureReceipt.class));
    }
}
