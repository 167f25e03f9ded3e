package com.talkingshops.customers.command.customer.rest;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.customer.CustomerCommand.Accepted;
import com.talkingshops.customers.api.customer.CustomerCommand.RegisterCustomer;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.request.JsonBody;
import com.talkingshops.customers.command.customer.rest.CustomerReply.Result;
import com.talkingshops.customers.command.idempotency.KeyRefusals;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Registers customers one after the other; what is wrong with one does not keep the others out. */
@Component
class BulkRegistration {

    private final CommandGateway commands;
    private final Clock clock;

    BulkRegistration(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * Registers the customers of a body.
     *
     * @throws Rejection if the body is no list of customers, or its idempotency key belongs to another request
     */
    List<Result> register(@Nullable JsonNode node, String region) {
        List<JsonNode> customers = BulkBody.read(JsonBody.of(node)).customers();
        return IntStream.range(0, customers.size())
                .mapToObj(index -> register(index, customers.get(index), region))
                .toList();
    }

    private Result register(int index, JsonNode customer, String region) {
        try {
            var id = new CustomerId(TimeOrderedId.next(clock));
            RegisterCustomer command =
                    CustomerBody.read(JsonBody.of(customer), region).commandFor(id);
            Accepted accepted = commands.sendAndWait(GenericCommandMessage.asCommandMessage(command)
                    .andMetaData(Map.of(MessageKeys.IDEMPOTENCY_PART, index)));
            return Result.created(index, accepted.customerId());
        } catch (Rejection refusal) {
            KeyRefusals.rethrow(refusal);
            return Result.refused(index, refusal);
        }
    }
}
