package com.talkingshops.customers.stub;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.request.JsonBody;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.RequiresScope;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.eventstore.AppendListener;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Endpoints that fail or succeed as a test wants. */
@RestController
public class StubEndpoints {

    public final AtomicInteger calls = new AtomicInteger();
    public volatile Supplier<ResponseEntity<?>> write = () -> ResponseEntity.ok(Map.of("success", true));
    public volatile Supplier<Exception> failure = IllegalStateException::new;
    private final List<AppendListener> appendListeners;
    private final CommandGateway commands;
    private final QueryGateway queries;

    StubEndpoints(List<AppendListener> appendListeners, CommandGateway commands, QueryGateway queries) {
        this.appendListeners = appendListeners;
        this.commands = commands;
        this.queries = queries;
    }

    /** Tells what an event store would tell. */
    public void appended(long position) {
        appendListeners.forEach(listener -> listener.appended(List.of("event-" + position), position));
    }

    @GetMapping("/v1/who")
    @RequiresScope(Scope.CUSTOMERS_READ)
    Map<String, Object> who(Caller caller) {
        calls.incrementAndGet();
        return Map.of("tenantId", caller.tenantId(), "keyId", caller.keyId());
    }

    @GetMapping("/v1/things/{thing}")
    @RequiresScope(Scope.CUSTOMERS_READ)
    ResponseEntity<Map<String, String>> thing(
            @PathVariable String thing, @RequestParam(required = false) Integer number) {
        return ResponseEntity.ok().eTag("\"1.0\"").body(Map.of("thing", thing));
    }

    @PostMapping("/v1/things")
    @RequiresScope(Scope.CUSTOMERS_WRITE)
    ResponseEntity<?> post(@RequestBody(required = false) JsonNode body) {
        calls.incrementAndGet();
        return write.get();
    }

    @PostMapping("/v1/things/bulk")
    @RequiresScope(Scope.CUSTOMERS_WRITE)
    ResponseEntity<?> bulk(@RequestBody JsonNode body) {
        return write.get();
    }

    @PutMapping("/v1/things/{thing}")
    @RequiresScope(Scope.CUSTOMERS_WRITE)
    ResponseEntity<?> put(@PathVariable String thing, @RequestBody Named body) {
        return write.get();
    }

    @DeleteMapping("/v1/things/{thing}")
    @RequiresScope(Scope.CUSTOMERS_WRITE)
    ResponseEntity<?> delete(@PathVariable String thing) {
        return write.get();
    }

    @PostMapping("/v1/customers/lookup")
    @RequiresScope(Scope.CUSTOMERS_READ)
    Map<String, Boolean> lookup(@RequestBody JsonNode body) {
        return Map.of("success", true);
    }

    @GetMapping("/v1/failing")
    @RequiresScope(Scope.STATS_READ)
    Map<String, String> failing() throws Exception {
        throw failure.get();
    }

    @GetMapping("/v1/failing/later")
    @RequiresScope(Scope.STATS_READ)
    CompletableFuture<Map<String, String>> failingLater() {
        return CompletableFuture.supplyAsync(() -> {
            throw new Rejection(ErrorCode.ConflictError, "later", Map.of());
        });
    }

    @GetMapping("/v1/unmarked")
    Map<String, String> unmarked() {
        return Map.of();
    }

    @GetMapping("/admin/things")
    Map<String, String> adminThings() {
        return Map.of("thing", "all");
    }

    @PostMapping("/admin/things")
    ResponseEntity<?> adminPost() {
        return write.get();
    }

    @PostMapping("/v1/commands")
    @RequiresScope(Scope.CUSTOMERS_WRITE)
    Object command(@RequestBody JsonNode body) {
        return commands.sendAndWait(new StubMessages.DoThing(body.path("thing").asString()));
    }

    @GetMapping("/v1/queries")
    @RequiresScope(Scope.CUSTOMERS_READ)
    Object query() {
        return queries.query(new StubMessages.GetThing(), StubMessages.Told.class)
                .join();
    }

    /** A body that refuses itself. */
    record Named(String name) {
        @com.fasterxml.jackson.annotation.JsonCreator(
                mode = com.fasterxml.jackson.annotation.JsonCreator.Mode.DELEGATING)
        static Named read(JsonNode node) {
            JsonBody body = JsonBody.of(node);
            body.require("name");
            String name = body.text("name", 10);
            body.finish();
            return new Named(name);
        }
    }

    public static SQLException sql(String state) {
        return new SQLException("FATAL: password of secret-host is hunter2", state);
    }

    static String etag(ResponseEntity<?> reply) {
        return reply.getHeaders().getFirst(HttpHeaders.ETAG);
    }
}
