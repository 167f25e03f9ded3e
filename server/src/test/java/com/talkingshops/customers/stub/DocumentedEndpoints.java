package com.talkingshops.customers.stub;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.Update;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerListed;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerPage;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.order.LineItem;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderQuery.OrderDetail;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.api.request.JsonBody;
import com.talkingshops.customers.api.request.Parameters;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Lifetime;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Period;
import com.talkingshops.customers.api.statistics.StatisticsQuery.SegmentFigures;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Statistics;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.RequiresScope;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.api.tenant.TenantQuery.TenantDetail;
import com.talkingshops.customers.api.tenant.TenantQuery.TenantPage;
import com.talkingshops.customers.api.tenant.TenantStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Endpoints with the real paths and replies, which answer what never changes. */
@RestController
public class DocumentedEndpoints {

    private static final CustomerId ID = new CustomerId("64a1b2c3d4e5f6789abc1234");
    private static final Instant TIME = Instant.parse("2023-06-21T14:35:12Z");
    private static final Money MONEY = Money.of("1250.50");

    @PostMapping("/v1/customers")
    @RequiresScope(Scope.CUSTOMERS_WRITE)
    @Operation(summary = "Create a customer", description = "Under a mobile number that nobody in the tenant has.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewCustomerBody.class),
                            examples = @ExampleObject("{\"mobile\":\"919876543210\",\"name\":\"John Doe\"}")))
    @ApiResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "{\"success\":true,\"message\":\"Customer created successfully\",\"customerId\":\"64a1b2c3d4e5f6789abc1234\"}")))
    ResponseEntity<StubCreated> create(@RequestBody(required = false) JsonNode body, Caller caller) {
        JsonBody json = JsonBody.of(body);
        json.require("mobile");
        new NewCustomerBody(
                json.mobile("mobile", caller.region()),
                json.text("name", 200),
                json.email("email"),
                json.segment("segment"));
        json.finish();
        return ResponseEntity.created(URI.create("/v1/customers/" + ID))
                .eTag("\"1\"")
                .body(new StubCreated(true, "Customer created successfully", ID));
    }

    @GetMapping("/v1/customers")
    @RequiresScope(Scope.CUSTOMERS_READ)
    @Operation(summary = "List customers")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "page",
            description = "From 1",
            schema = @Schema(type = "integer", minimum = "1", defaultValue = "1"))
    ResponseEntity<CustomerPage> list(HttpServletRequest request, Caller caller) {
        Parameters parameters = Parameters.of(request.getParameterMap());
        int page = parameters.integer("page", 1, 1000, 1);
        parameters.finish();
        return ResponseEntity.ok(new CustomerPage(
                List.of(new CustomerListed(
                        ID, null, "919876543210", null, null, TIME, TIME, new CustomerListed.Metrics(5, MONEY))),
                1,
                1,
                1,
                MONEY,
                new CustomerPage.Meta(true, page, 10, "-created_at", 90, null, false)));
    }

    @GetMapping("/v1/customers/{customerId}")
    @RequiresScope(Scope.CUSTOMERS_READ)
    ResponseEntity<CustomerDetail> get(@PathVariable String customerId) {
        if (!customerId.equals(ID.value())) {
            throw Rejection.notFound("Customer");
        }
        var detail = new CustomerDetail(
                ID,
                "जॉन 🎉",
                "919876543210",
                null,
                "premium",
                TIME,
                TIME,
                List.of(new CustomerDetail.OrderListed(
                        new OrderId(ID.value()), "ORD-1", new OrderStatus("completed"), MONEY, TIME)),
                new CustomerDetail.Metrics(1, MONEY, MONEY, TIME, null),
                7,
                3);
        return ResponseEntity.ok().eTag(detail.entityTag()).body(detail);
    }

    @PutMapping("/v1/customers/{customerId}")
    @RequiresScope(Scope.CUSTOMERS_WRITE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = ChangeBody.class)))
    ResponseEntity<Done> change(
            @PathVariable String customerId,
            @org.springframework.web.bind.annotation.RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody(required = false) JsonNode body) {
        return ResponseEntity.ok().eTag("\"2\"").body(new Done(true, "Customer updated successfully"));
    }

    @GetMapping("/v1/customers/stats")
    @RequiresScope(Scope.STATS_READ)
    ResponseEntity<Statistics> statistics() {
        return ResponseEntity.ok(new Statistics(
                2,
                1,
                MONEY,
                5,
                MONEY,
                Map.of("premium", 2L),
                new Period(null, null),
                Map.of("premium", new SegmentFigures(2, 1, 5, MONEY, MONEY, MONEY)),
                new Lifetime(5, MONEY, MONEY),
                null));
    }

    @GetMapping("/v1/orders/{orderId}")
    @RequiresScope(Scope.ORDERS_READ)
    ResponseEntity<OrderDetail> order(@PathVariable String orderId) {
        var detail = new OrderDetail(
                new OrderId(ID.value()),
                "ORD-1",
                new OrderStatus("completed"),
                MONEY,
                TIME,
                TIME,
                ID,
                "919876543210",
                null,
                null,
                List.of(new LineItem("tea", 2, MONEY)),
                null,
                null,
                null,
                1);
        return ResponseEntity.ok().eTag(detail.entityTag()).body(detail);
    }

    @GetMapping("/admin/tenants")
    ResponseEntity<TenantPage> tenants() {
        return ResponseEntity.ok(new TenantPage(
                List.of(new TenantDetail(
                        new TenantId(ID.value()), "demo", TenantStatus.active, 100, "IN", "INR", TIME, TIME)),
                1,
                1,
                new TenantPage.Meta(1, 10)));
    }

    record StubCreated(boolean success, String message, CustomerId customerId) {}

    record Done(boolean success, String message) {}

    record NewCustomerBody(
            GivenMobile mobile,

            @Nullable @Schema(description = "1 to 200 characters", example = "John Doe")
            String name,

            @Nullable EmailAddress email,
            @Nullable Segment segment) {}

    record ChangeBody(Updates updates) {
        record Updates(Update<GivenMobile> mobile, Update<String> name, Update<EmailAddress> email) {}
    }
}
