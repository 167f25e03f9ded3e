package com.talkingshops.customers.server.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.personal.ForgetsTenant;
import com.talkingshops.customers.personal.KeyStatement;
import com.talkingshops.customers.personal.Person;
import com.talkingshops.customers.personal.Personal;
import com.talkingshops.customers.personal.PersonalData;
import com.talkingshops.customers.personal.ReplaceableRootKeys;
import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.personal.SealedMessages.Clear;
import com.talkingshops.customers.personal.SealedMessages.Row;
import com.talkingshops.customers.personal.SealedMessages.Stored;
import com.talkingshops.customers.personal.VersionedKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** A tenant who stores sealed messages, in a database that has the tables of keys and nothing else. */
final class SealingTenant {

    static final String TENANT = "shop";

    final DriverManagerDataSource connections = new DriverManagerDataSource(TestDatabase.freshUrl());
    final JdbcClient database = JdbcClient.create(connections);
    final Kept root = new Kept();

    /** Somebody is known by a name from now on. */
    record Met(
            @Person(Person.Known.FROM_NOW_ON) String id,
            @Personal String name) {}

    /** Somebody has another name. */
    record Renamed(@Person String id, @Personal String name) {}

    /** Somebody is forgotten. */
    record Forgotten(@Person(Person.Known.NO_LONGER) String id) {}

    /** The whole tenant is forgotten. */
    @ForgetsTenant
    record Closed(String id) {}

    SealingTenant() {
        Flyway.configure()
                .dataSource(connections)
                .schemas("es")
                .locations("classpath:db/migration/es")
                .load()
                .migrate();
    }

    /** A node that knows nothing yet. */
    PersonalData node() {
        return new PersonalData(root, connections, Clock.systemUTC());
    }

    byte[] store(Object message, String person) {
        var sealed = node().messages()
                .seal(List.of(new Clear(row(person), TENANT, message, json(message))))
                .getFirst();
        sealed.statements().forEach(this::execute);
        return sealed.bytes();
    }

    static byte[] json(Object message) {
        return JsonMapper.shared().writeValueAsBytes(message);
    }

    void execute(KeyStatement statement) {
        database.sql(statement.sql()).params(statement.parameters()).update();
    }

    String opened(byte[] stored, String person) {
        return new String(
                node().messages()
                        .open(List.of(new Stored(row(person), TENANT, stored)))
                        .getFirst(),
                UTF_8);
    }

    static Row row(String person) {
        return new Row(person, 0, "told");
    }

    /** In memory, and replaced as those in a data directory are. */
    static final class Kept implements ReplaceableRootKeys {

        private RootKeySet keys = RootKeySet.fresh();

        @Override
        public void renew() {
            keys = keys.withNewest();
        }

        @Override
        public void withdrawOlder() {
            keys = keys.newestAlone();
        }

        @Override
        public VersionedKey newest() {
            return keys.newest();
        }

        @Override
        public Optional<SecretKey> version(int version) {
            return keys.version(version);
        }

        @Override
        public String place() {
            return "memory";
        }
    }
}
