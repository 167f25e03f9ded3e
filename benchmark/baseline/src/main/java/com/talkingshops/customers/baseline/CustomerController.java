package com.talkingshops.customers.baseline;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/customers")
class CustomerController {

    private final CommandGateway commands;
    private final CustomerRows rows;

    CustomerController(CommandGateway commands, CustomerRows rows) {
        this.commands = commands;
        this.rows = rows;
    }

    record Body(
            String mobile,
            @Nullable String name,
            @Nullable String email,
            @Nullable String segment) {}

    record Page(List<CustomerRow> customers, long total, int totalPages) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> create(@RequestBody Body body) {
        String id = UUID.randomUUID().toString();
        commands.sendAndWait(new RegisterCustomer(id, body.mobile(), body.name(), body.email(), body.segment()));
        return Map.of("customerId", id);
    }

    @GetMapping
    Page list(@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "10") int limit) {
        var found = rows.findAll(
                PageRequest.of(page - 1, limit, Sort.by("createdAt", "id").descending()));
        return new Page(found.getContent(), found.getTotalElements(), found.getTotalPages());
    }

    @GetMapping("/{id}")
    ResponseEntity<CustomerRow> get(@PathVariable String id) {
        return ResponseEntity.of(rows.findById(id));
    }
}
