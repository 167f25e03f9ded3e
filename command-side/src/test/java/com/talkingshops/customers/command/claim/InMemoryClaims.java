package com.talkingshops.customers.command.claim;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.command.Given;
import com.talkingshops.customers.command.TestHashes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/** Claims on an event store in memory, beside the one of the aggregate under test. */
public final class InMemoryClaims {

    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Claims claims = new Claims(
            EventSourcingRepository.builder(Claim.class).eventStore(events).build(), new TestHashes());
    private final MobileClaims mobiles = new MobileClaims(claims);

    public Claims claims() {
        return claims;
    }

    public MobileClaims mobiles() {
        return mobiles;
    }

    public EmbeddedEventStore events() {
        return events;
    }

    /** What has happened to a value of the shop, oldest first. */
    public List<Object> historyOf(UniqueValue value) {
        String hash = new TestHashes().of(Given.SHOP, value.kind(), value.value());
        return events.readEvents(value.kind() + ":" + hash)
                .asStream()
                .<Object>map(EventMessage::getPayload)
                .toList();
    }

    public Optional<Owner> ownerOf(UniqueValue value) {
        return inTheShop(0, () -> claims.ownerOf(value));
    }

    /** Does something as a command of the shop would. */
    public <T> T inTheShop(int attempt, Supplier<T> work) {
        return in(Given.SHOP, attempt, work);
    }

    <T> T in(String tenant, int attempt, Supplier<T> work) {
        var command = new GenericCommandMessage<>(
                "command", Map.of(MessageKeys.TENANT, tenant, MessageKeys.ATTEMPT, attempt));
        var result = DefaultUnitOfWork.startAndGet(command).executeWithResult(work::get);
        if (result.isExceptional() && result.exceptionResult() instanceof RuntimeException refusal) {
            throw refusal;
        }
        return result.getPayload();
    }

    public void given(Runnable work) {
        inTheShop(1, () -> {
            work.run();
            return true;
        });
    }
}
