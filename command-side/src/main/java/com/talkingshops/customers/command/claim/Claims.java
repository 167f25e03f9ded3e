package com.talkingshops.customers.command.claim;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.command.claim.ClaimChange.Release;
import com.talkingshops.customers.command.claim.ClaimChange.Take;
import com.talkingshops.customers.personal.KeyedHashes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/**
 * Takes and releases unique values in the unit of work of the event that needs them, so that both are stored or none.
 *
 * <p>On a command's first try a value is claimed as if it had never been: without reading its stream, since most values
 * are new and the event store refuses a second first event. Only a command that lost this way, and is tried again, reads
 * before it decides. Several values are always gone through in the order of their claims' names, so that two commands
 * never wait for each other.
 */
public final class Claims {

    private static final String OPENED = Claims.class.getName();

    private final Repository<Claim> repository;
    private final KeyedHashes hashes;

    Claims(Repository<Claim> repository, KeyedHashes hashes) {
        this.repository = repository;
        this.hashes = hashes;
    }

    /** Who has a value, as the current unit of work sees it. */
    public Optional<Owner> ownerOf(UniqueValue value) {
        return Optional.ofNullable(read(nameOf(value)).invoke(Claim::owner));
    }

    /**
     * Changes who has which value, all of it or nothing.
     *
     * @throws com.talkingshops.customers.api.error.Rejection the refusal of a value that somebody else has
     */
    public void settle(ClaimChange... changes) {
        var opened = Arrays.stream(changes)
                .map(change -> new Named(nameOf(change.value()), change))
                .sorted(Comparator.comparing(Named::name))
                .map(named -> new Opened(open(named), named.change()))
                .toList();
        opened.forEach(Opened::refuseIfTaken);
        opened.forEach(Opened::apply);
    }

    private Aggregate<Claim> open(Named named) {
        boolean unread = !openedInThisUnitOfWork().containsKey(named.name());
        return named.change() instanceof Take && unread && isFirstTry() ? startAnew(named.name()) : read(named.name());
    }

    private Aggregate<Claim> read(String name) {
        return openedInThisUnitOfWork()
                .computeIfAbsent(
                        name, absent -> repositoryCall(() -> repository.loadOrCreate(name, () -> new Claim(name))));
    }

    private Aggregate<Claim> startAnew(String name) {
        return openedInThisUnitOfWork()
                .computeIfAbsent(name, absent -> repositoryCall(() -> repository.newInstance(() -> new Claim(name))));
    }

    private String nameOf(UniqueValue value) {
        Object tenant = Objects.requireNonNull(metaData().get(MessageKeys.TENANT), "a command without a tenant");
        return value.kind() + ":" + hashes.of(tenant.toString(), value.kind(), value.value());
    }

    private static boolean isFirstTry() {
        return !(metaData().get(MessageKeys.ATTEMPT) instanceof Number tries) || tries.intValue() == 0;
    }

    private static MetaData metaData() {
        return CurrentUnitOfWork.get().getMessage().getMetaData();
    }

    private static Map<String, Aggregate<Claim>> openedInThisUnitOfWork() {
        // Where Axon's repositories keep theirs, too.
        return CurrentUnitOfWork.get().root().getOrComputeResource(OPENED, key -> new HashMap<>());
    }

    private static <T> T repositoryCall(Callable<T> call) {
        try {
            return call.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private record Named(String name, ClaimChange change) {}

    private record Opened(Aggregate<Claim> claim, ClaimChange change) {

        void refuseIfTaken() {
            if (change instanceof Take take && claim.invoke(c -> c.isTakenBySomebodyElseThan(take.owner()))) {
                throw take.refusal().apply(claim.invoke(Claim::owner));
            }
        }

        void apply() {
            switch (change) {
                case Take take -> claim.execute(c -> c.take(take.owner()));
                case Release release -> claim.execute(c -> c.release(release.ownerId()));
            }
        }
    }
}
