package com.talkingshops.customers.command.customer.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.customer.CustomerCommand.Accepted;
import com.talkingshops.customers.api.customer.CustomerCommand.DeleteCustomer;
import com.talkingshops.customers.api.customer.CustomerCommand.EraseCustomer;
import com.talkingshops.customers.api.customer.CustomerCommand.Erased;
import com.talkingshops.customers.api.erasure.ReceiptId;
import com.talkingshops.customers.api.tenant.RequiresScope;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.command.customer.rest.CustomerReply.Done;
import com.talkingshops.customers.command.customer.rest.CustomerReply.Forgotten;
import com.talkingshops.customers.command.idempotency.rest.TakesFlag;
import com.talkingshops.customers.command.precondition.rest.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deletes customers over HTTP, and erases those who want to be forgotten. */
@RestController
@RequestMapping(path = "/v1/customers", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Customers")
class DeleteCustomers {

    private static final String ERASE = "erase";

    private final CommandGateway commands;
    private final Clock clock;

    DeleteCustomers(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @DeleteMapping("/{customerId}")
    @RequiresScope(Scope.CUSTOMERS_WRITE)
    @TakesFlag(ERASE)
    @Operation(
            summary = "Delete or erase a customer",
            description = "The mobile number is free again; past orders stay in past revenue. With `erase=true` the "
                    + "customer is forgotten as well, also one that was deleted before: whatever is personal, of the "
                    + "customer and in its orders, is gone from the history for good. That needs the scope "
                    + "`customers:erase` instead; asked for again, it answers the same receipt.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = ERASE,
            description = "Whether to forget the customer",
            schema = @Schema(type = "boolean", defaultValue = "false"))
    @ApiResponse(
            responseCode = "200",
            description = "The customer was deleted, or erased",
            content =
                    @Content(
                            schema = @Schema(anyOf = {Done.class, Forgotten.class}),
                            examples = {
                                @ExampleObject(name = "deleted", value = CustomerExamples.DELETED),
                                @ExampleObject(name = "erased", value = CustomerExamples.ERASED)
                            }))
    ResponseEntity<CustomerReply> deleteCustomer(@PathVariable String customerId, HttpServletRequest request) {
        var id = CustomerPath.read(customerId);
        Accepted accepted = commands.sendAndWait(new DeleteCustomer(id, IfMatch.of(request)));
        return ResponseEntity.ok().eTag(tag(accepted.version())).body(new Done(true, "Customer deleted successfully"));
    }

    /** Described along with the deletion: to clients it is one operation, and only the scope differs. */
    @DeleteMapping(path = "/{customerId}", params = ERASE + "=true")
    @RequiresScope(Scope.CUSTOMERS_ERASE)
    @TakesFlag(ERASE)
    @Operation(hidden = true)
    ResponseEntity<CustomerReply> eraseCustomer(@PathVariable String customerId, HttpServletRequest request) {
        var id = CustomerPath.read(customerId);
        var receipt = new ReceiptId(TimeOrderedId.next(clock));
        Erased erased = commands.sendAndWait(new EraseCustomer(id, receipt, IfMatch.of(request)));
        return ResponseEntity.ok()
                .eTag(tag(erased.version()))
                .body(new Forgotten(true, "Customer erased successfully", id, true, erased.receiptId()));
    }

    private static String tag(long version) {
        return "\"" + version + "\"";
    }
}
