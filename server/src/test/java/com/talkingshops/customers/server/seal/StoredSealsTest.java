package com.talkingshops.customers.server.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.personal.PersonalData;
import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.personal.SealedMessages.Row;
import com.talkingshops.customers.personal.SealedMessages.Stored;
import com.talkingshops.customers.personal.Sealing.Place;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What was sealed by an earlier release opens: the approved file holds keys, values and messages as they were stored. */
class StoredSealsTest {

    private static final String TENANT = "shop";
    private static final String PERSON = "asha";
    private static final String LINK = "01930000-0000-7000-8000-000000000001";

    private final Properties approved = new Properties();
    private final DriverManagerDataSource connections = new DriverManagerDataSource(TestDatabase.freshUrl());
    private final JdbcClient database = JdbcClient.create(connections);
    private PersonalData personal;

    @BeforeEach
    void bringBackTheKeys() throws IOException {
        try (InputStream file = StoredSealsTest.class.getResourceAsStream("/approved/seals.properties")) {
            approved.load(file);
        }
        Flyway.configure()
                .dataSource(connections)
                .schemas("es")
                .locations("classpath:db/migration/es")
                .load()
                .migrate();
        ofTenant("index", "tenant.index");
        ofTenant("wrapping", "tenant.wrapping");
        ofSubject(PERSON, UUID.fromString(LINK), "person");
        ofSubject("directory", null, "own");
        personal = new PersonalData(
                RootKeySet.parse(approved.getProperty("root"), "a file"), connections, Clock.systemUTC());
    }

    @Test
    void opensMessages() {
        var person = new Stored(new Row("asha", 3, "customer-details-changed"), TENANT, bytes("message"));
        var linked = new Stored(new Row("mobile:00ff", 0, "claimed"), TENANT, bytes("message.linked"));
        assertThat(personal.messages().open(List.of(person, linked)))
                .extracting(bytes -> new String(bytes, UTF_8))
                .containsExactly(
                        "{\"segment\":\"premium\",\"name\":\"Asha Rao\"}", "{\"kind\":\"mobile\",\"owner\":\"asha\"}");
    }

    @Test
    void opensValues() {
        var sealing = personal.sealing();
        assertThat(sealing.open(Place.ofPerson(TENANT, PERSON, "name"), bytes("value")))
                .asString(UTF_8)
                .isEqualTo("Asha Rao");
        assertThat(sealing.opener(TENANT, PERSON, bytes("person")).text("name", bytes("value")))
                .isEqualTo("Asha Rao");
        assertThat(sealing.open(Place.ofTenant(TENANT, "directory", "1/0"), bytes("value.own")))
                .asString(UTF_8)
                .isEqualTo("all of them");
        assertThat(sealing.inTurn(TENANT, "directory").open("1/0", bytes("value.own")))
                .asString(UTF_8)
                .startsWith("all of them");
    }

    @Test
    void findsEqualValuesByTheirHash() {
        assertThat(personal.hashes().of(TENANT, "mobile", "919876543210")).isEqualTo(approved.getProperty("hash"));
    }

    private void ofTenant(String purpose, String name) {
        database.sql("""
                        insert into es.tenant_key (tenant_id, purpose, version, root_version, wrapped)
                        values (?, ?, 1, 1, ?)
                        """).params(TENANT, purpose, bytes(name)).update();
    }

    private void ofSubject(String subject, UUID link, String name) {
        database.sql("""
                        insert into es.subject_key (tenant_id, subject, version, link, wrapped, wrapping_version)
                        values (?, ?, 1, ?, ?, 1)
                        """).params(TENANT, subject, link, bytes(name)).update();
    }

    private byte[] bytes(String name) {
        return HexFormat.of().parseHex(approved.getProperty(name));
    }
}
