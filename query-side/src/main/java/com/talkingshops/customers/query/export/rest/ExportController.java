package com.talkingshops.customers.query.export.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.audit.AuditEvent.PersonRead.Format;
import com.talkingshops.customers.api.audit.AuditEvent.PersonRead.Reading;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.export.ExportQuery.CustomerExport;
import com.talkingshops.customers.api.export.ExportQuery.GetExport;
import com.talkingshops.customers.api.request.Parameters;
import com.talkingshops.customers.api.tenant.RequiresScope;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.query.act.Acts;
import com.talkingshops.customers.query.readmodel.Queries;
import com.talkingshops.customers.query.readmodel.ReplicaAnswers;
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
class ExportController {

    private static final String EXPORT = """
            {
              "customerId": "64a1b2c3d4e5f6789abc1234",
              "erased": false,
              "customer": {
                "_id": "64a1b2c3d4e5f6789abc1234",
                "name": "John Doe",
                "mobile": "919876543210",
                "email": "john@example.com",
                "segment": "premium",
                "created_at": "2023-06-21T14:35:12Z",
                "updated_at": "2023-06-21T14:35:12Z"
              },
              "metrics": {
                "totalOrders": 0,
                "totalSpent": 0.00,
                "averageOrderValue": 0.00,
                "firstOrderDate": null,
                "lastOrderDate": null
              },
              "orders": [],
              "events": [
                {
                  "at": "2023-06-21T14:35:12Z",
                  "type": "customer-registered",
                  "id": "64a1b2c3d4e5f6789abc1234",
                  "version": 1,
                  "payload": {
                    "customerId": "64a1b2c3d4e5f6789abc1234",
                    "mobile": "919876543210",
                    "name": "John Doe",
                    "email": "john@example.com",
                    "segment": "premium"
                  },
                  "actor": {"keyId": "64a1b2c3d4e5f6789abc0001", "name": "web shop"}
                }
              ]
            }""";

    private final Queries queries;
    private final Acts acts;

    ExportController(Queries queries, Acts acts) {
        this.queries = queries;
        this.acts = acts;
    }

    @GetMapping("/v1/customers/{customerId}/export")
    @RequiresScope(Scope.CUSTOMERS_ERASE)
    @ReplicaAnswers
    @Operation(
            summary = "Export everything about a customer",
            description =
                    "The customer, what its counted orders come to, all of its orders, and whatever happened to it and "
                            + "them, oldest first. Of a customer who was deleted, the orders and what happened; of one who was erased "
                            + "the same, without what was personal.")
    @Parameter(
            in = ParameterIn.PATH,
            name = "customerId",
            schema = @Schema(type = "string", example = "64a1b2c3d4e5f6789abc1234"))
    @ApiResponse(
            responseCode = "200",
            description = "Everything about the customer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CustomerExport.class),
                            examples = @ExampleObject(EXPORT)))
    ResponseEntity<CustomerExport> export(@PathVariable String customerId, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        if (!TimeOrderedId.hasShape(customerId)) {
            throw Rejection.notFound("Customer");
        }
        var id = new CustomerId(customerId);
        var export = queries.ask(new GetExport(id), CustomerExport.class);
        acts.read(id, Reading.export, Format.json, null);
        return ResponseEntity.ok(export);
    }
}
