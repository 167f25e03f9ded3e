package com.talkingshops.customers.server.chaos;

import com.talkingshops.customers.server.chaos.Write.Kind;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A client that writes one thing after the other: customers, their names, orders, and orders of people whom nobody knows yet. About
 * half goes under an idempotency key and is repeated until it is known what became of it; of the rest some stays in doubt.
 */
final class Writer {

    private final int number;
    private final AcknowledgedLog log;
    private final Random random;
    private final List<Acknowledged> customers = new ArrayList<>();
    private final Set<Write> doubtful = new LinkedHashSet<>();
    private int writes;

    /** A writer, told from others by its number, with its log in a folder. */
    Writer(int number, Path folder) {
        this.number = number;
        this.log = new AcknowledgedLog(folder.resolve("writer-" + number + ".log"));
        this.random = new Random(number);
    }

    /** All that was acknowledged to it. */
    List<Acknowledged> acknowledged() {
        return log.all();
    }

    /** What it has sent and got no answer to. */
    List<Write> doubtful() {
        return List.copyOf(doubtful);
    }

    /** Whether there is something whose outcome it can still find out. */
    boolean hasToRepeat() {
        return toRepeat().isPresent();
    }

    /**
     * Writes one thing, or repeats what has to be repeated.
     *
     * @return empty if it was acknowledged; else how many seconds the server wants to be left alone
     * @throws java.io.UncheckedIOException if the connection broke
     * @throws AssertionError if the reply is neither an acknowledgement nor one that asks for a repeat
     */
    Optional<Integer> writeBy(Client client) {
        Write write = toRepeat().orElseGet(this::next);
        doubtful.add(write);
        Reply reply = write.sendBy(client);
        if (reply.saysStillRunning()) {
            return Optional.of(1);
        }
        if (reply.status() == 503) {
            return Optional.of(reply.header("Retry-After").map(Integer::valueOf).orElseThrow());
        }
        Acknowledged acknowledged = write.acknowledgedBy(reply);
        log.add(acknowledged);
        doubtful.remove(write);
        if (acknowledged.madeCustomer()) {
            customers.add(acknowledged);
        }
        return Optional.empty();
    }

    private Optional<Write> toRepeat() {
        return doubtful.stream().filter(Write::isRepeatable).findFirst();
    }

    private Write next() {
        int count = ++writes;
        String key = random.nextBoolean() ? "writer %d, write %d".formatted(number, count) : null;
        String amount = "%d.%02d".formatted(number * 100_000 + count / 100, count % 100);
        Kind kind = customers.isEmpty() ? Kind.CUSTOMER : Kind.values()[random.nextInt(Kind.values().length)];
        return switch (kind) {
            case CUSTOMER -> new Write(kind, mobile(count), mobile(count), key);
            case FIRST_ORDER -> new Write(kind, mobile(count), amount, key);
            case ORDER -> new Write(kind, anyCustomer().of(), amount, key);
            case NAME -> new Write(kind, anyCustomer().customer(), "name-%d-%d".formatted(number, count), key);
        };
    }

    private Acknowledged anyCustomer() {
        return customers.get(random.nextInt(customers.size()));
    }

    private String mobile(int count) {
        return String.valueOf(919_800_000_000L + number * 1_000_000L + count);
    }
}
