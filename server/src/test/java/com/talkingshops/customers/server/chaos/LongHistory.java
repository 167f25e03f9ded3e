package com.talkingshops.customers.server.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.talkingshops.customers.api.claim.ClaimEvent.ValueClaimed;
import com.talkingshops.customers.personal.KeyStatement;
import com.talkingshops.customers.personal.KeyedHashes;
import com.talkingshops.customers.personal.PersonalData;
import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.personal.SealedMessages;
import com.talkingshops.customers.personal.SealedMessages.Clear;
import com.talkingshops.customers.personal.SealedMessages.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores events as a running server does, sealed and with the keys of its customers, in numbers that no client could send while a test
 * waits. The tenant has its own keys already.
 */
final class LongHistory {

    private static final int AT_ONCE = 1_000;
    private static final String INSERT = """
            insert into es.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,
                                               time_stamp, payload_type, payload, meta_data)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final String tenant;
    private final Instant at;
    private final byte[] metaData;
    private final KeyedHashes hashes;
    private final SealedMessages messages;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final List<Event> waiting = new ArrayList<>();

    /** An event of an aggregate, of which it is the first, 0, or one behind it. */
    private record Event(String aggregate, int sequence, String kind, String type, Object message) {}

    /**
     * A tenant's.
     *
     * @param at when all of it happens
     */
    LongHistory(EmbeddedFiles files, String tenant, Instant at) throws IOException {
        DataSource connections = files.connections();
        var personal = new PersonalData(
                RootKeySet.parse(Files.readString(files.data().resolve("root-key")), "the data directory"),
                connections,
                Clock.systemUTC());
        this.tenant = tenant;
        this.at = at;
        this.metaData =
                "{\"tenant\":\"%s\",\"actor\":\"operator\",\"actorName\":\"operator\",\"requestId\":\"history\"}"
                        .formatted(tenant)
                        .getBytes(UTF_8);
        this.hashes = personal.hashes();
        this.messages = personal.messages();
        this.database = new JdbcTemplate(connections);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(connections));
    }

    /** A value is taken. */
    LongHistory claim(String kind, String value, String owner, String customer) {
        String id = kind + ":" + hashes.of(tenant, kind, value);
        return add(id, "Claim", "value-claimed", new ValueClaimed(id, owner, customer));
    }

    /** Something begins. */
    LongHistory add(String aggregate, String kind, String type, Object message) {
        return add(aggregate, 0, kind, type, message);
    }

    /** The same, or so manieth of what happens to it afterwards. */
    LongHistory add(String aggregate, int sequence, String kind, String type, Object message) {
        waiting.add(new Event(aggregate, sequence, kind, type, message));
        return this;
    }

    /** Stores what was added if it is much; all first events that tell of a customer have to be there by then. */
    void flushIfMuch() {
        if (waiting.size() >= AT_ONCE) {
            flush();
        }
    }

    void flush() {
        transaction.executeWithoutResult(status -> {
            var sealed = messages.seal(waiting.stream().map(this::clear).toList());
            var rows = new ArrayList<Object[]>();
            for (int i = 0; i < waiting.size(); i++) {
                rows.add(row(waiting.get(i), sealed.get(i).bytes()));
            }
            database.batchUpdate(INSERT, rows);
            List<KeyStatement> keys =
                    sealed.stream().flatMap(one -> one.statements().stream()).toList();
            if (!keys.isEmpty()) {
                database.batchUpdate(
                        keys.getFirst().sql(),
                        keys.stream().map(key -> key.parameters().toArray()).toList());
            }
        });
        waiting.clear();
    }

    private Clear clear(Event event) {
        return new Clear(
                new Row(event.aggregate(), event.sequence(), event.type()),
                tenant,
                event.message(),
                JsonMapper.shared().writeValueAsBytes(event.message()));
    }

    private Object[] row(Event event, byte[] payload) {
        return new Object[] {
            UUID.randomUUID().toString(),
            event.aggregate(),
            event.sequence(),
            event.kind(),
            at.toString(),
            event.type(),
            payload,
            metaData
        };
    }
}
