package com.talkingshops.customers.benchmark.history;

import com.talkingshops.customers.benchmark.machine.RunningServer;
import com.talkingshops.customers.personal.KeyStatement;
import com.talkingshops.customers.personal.KeyedHashes;
import com.talkingshops.customers.personal.PersonalData;
import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.personal.SealedMessages;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** Appends events of one tenant as the server does: what is personal in them sealed, and the keys of its customers beside them. */
final class SealedCopy implements AutoCloseable {

    private static final int AT_ONCE = 1_000;
    private static final String KEYS = "es.subject_key (tenant_id, subject, version, link, wrapped, wrapping_version)";

    private final String tenant;
    private final String metaData;
    private final KeyedHashes hashes;
    private final SealedMessages sealed;
    private final Connection ofKeys;
    private final Copy keys;
    private final Copy events;
    private final List<StoredEvent> waiting = new ArrayList<>();

    SealedCopy(RunningServer server, Connection connection, String table, String tenant, String metaData)
            throws SQLException {
        var connections = new PGSimpleDataSource();
        connections.setUrl(server.database().url());
        connections.setUser(server.database().user());
        connections.setPassword(server.database().password());
        var personal = new PersonalData(
                RootKeySet.parse(server.rootKey(), "the data directory"), connections, Clock.systemUTC());
        this.tenant = tenant;
        this.metaData = metaData;
        this.hashes = personal.hashes();
        this.sealed = personal.messages();
        this.ofKeys = server.database().connect();
        this.keys = new Copy(ofKeys, KEYS);
        this.events = new Copy(connection, table + Copy.EVENTS);
    }

    /** The name of a claim, as the server gives it. */
    String claim(String kind, String value) {
        return kind + ":" + hashes.of(tenant, kind, value);
    }

    /** Takes the first events that tell of a customer. All of them together, since its key is made with them. */
    void add(List<StoredEvent> ofOneCustomer) throws SQLException {
        waiting.addAll(ofOneCustomer);
        if (waiting.size() >= AT_ONCE) {
            flush();
        }
    }

    private void flush() throws SQLException {
        var stored =
                sealed.seal(waiting.stream().map(event -> event.clear(tenant)).toList());
        for (int i = 0; i < stored.size(); i++) {
            events.add(waiting.get(i), stored.get(i).bytes(), metaData);
            for (KeyStatement key : stored.get(i).statements()) {
                keys.add(line(key.parameters()));
            }
        }
        waiting.clear();
    }

    /** In the order of the statement's parameters, which has the tenant once more before the last. */
    private static String line(List<Object> key) {
        return String.join(
                "\t",
                key.get(0).toString(),
                key.get(1).toString(),
                key.get(2).toString(),
                key.get(3).toString(),
                Copy.bytes((byte[]) key.get(4)),
                key.get(6) + "\n");
    }

    long rows() {
        return events.rows() + waiting.size();
    }

    /** Keys are there before the events that need them. */
    @Override
    public void close() throws SQLException {
        flush();
        keys.close();
        ofKeys.close();
        events.close();
    }
}
