package com.talkingshops.customers.stub;

import com.talkingshops.customers.api.tenant.TenantCommand;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Messages whose handlers tell the metadata that they came with. */
@Component
public class StubMessages {

    public final Queue<MetaData> commands = new ConcurrentLinkedQueue<>();
    public final Queue<MetaData> events = new ConcurrentLinkedQueue<>();
    private final EventGateway eventGateway;

    StubMessages(EventGateway eventGateway, org.axonframework.eventhandling.EventBus bus) {
        this.eventGateway = eventGateway;
        bus.subscribe(published -> published.forEach(event -> events.add(event.getMetaData())));
    }

    public record DoThing(String thing) {}

    public record GetThing() {}

    public record Told(Map<String, Object> metaData) {}

    public record ThingDone(String thing) {}

    @CommandHandler
    Map<String, Object> handle(DoThing command, MetaData metaData) {
        commands.add(metaData);
        eventGateway.publish(new ThingDone(command.thing()));
        return new HashMap<>(metaData);
    }

    @CommandHandler
    TenantCommand.Accepted handle(TenantCommand.ChangeTenant command, MetaData metaData) {
        commands.add(metaData);
        return new TenantCommand.Accepted(command.tenantId(), null, 1);
    }

    @QueryHandler
    Told handle(GetThing query, MetaData metaData) {
        return new Told(new HashMap<>(metaData));
    }
}
