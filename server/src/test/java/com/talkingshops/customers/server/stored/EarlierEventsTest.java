package com.talkingshops.customers.server.stored;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.number;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.api.claim.ClaimEvent.ValueClaimed;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.api.stored.EarlierForm;
import com.talkingshops.customers.api.stored.StoredNames;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyIssued;
import com.talkingshops.customers.eventstore.StoredTypes;
import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.personal.Person;
import com.talkingshops.customers.personal.Person.Known;
import com.talkingshops.customers.personal.Personal;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.replay.Rebuilding;
import com.talkingshops.customers.server.replay.Verifying;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whoever reads events reads those of earlier releases too, whatever was renamed since. The example: customers were registered once
 * with a phone and a name in two parts, and under another name of the event.
 */
class EarlierEventsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();

    private static RunningServer server;
    private static JdbcClient database;
    private static StoredByHand store;
    private static Shop shop;

    /** In one form for each way of having been stored. */
    enum Stored {
        IN_AN_EARLIER_FORM,
        UNDER_A_FORMER_NAME;

        void customer(String id, String mobile, String segment) {
            switch (this) {
                case IN_AN_EARLIER_FORM ->
                    store.customer(
                            shop,
                            id,
                            mobile,
                            "customer-registered",
                            "earlier",
                            new RegisteredEarlier(
                                    new CustomerId(id), mobile, "Asha", "Rao", "asha@example.com", segment));
                case UNDER_A_FORMER_NAME ->
                    store.customer(
                            shop,
                            id,
                            mobile,
                            "customer-came",
                            null,
                            new CustomerRegistered(
                                    new CustomerId(id),
                                    new MobileNumber(mobile),
                                    "Asha Rao",
                                    new EmailAddress("asha@example.com"),
                                    new Segment(segment)));
            }
        }
    }

    /** What customer-registered was like. */
    record RegisteredEarlier(
            @Person(Known.FROM_NOW_ON) CustomerId customerId,
            @Personal String phone,
            @Personal String firstName,
            @Personal String lastName,
            @Personal String email,
            String tier) {}

    /** What customer-details-changed may be like some day. */
    record ChangedLater(
            @Person CustomerId customerId, @Personal String fullName, String segment) {}

    private static final class FirstForm extends EarlierForm {

        FirstForm() {
            super("customer-registered", "earlier", null);
        }

        @Override
        protected void change(ObjectNode members) {
            rename(members, "phone", "mobile");
            rename(members, "tier", "segment");
            rename(members, "firstName", "name");
            var lastName = members.remove("lastName");
            if (members.has("name") && lastName != null) {
                members.put("name", members.get("name").asString() + " " + lastName.asString());
            }
        }
    }

    /** Without a mark by which the servers of other tests would find it. */
    static class WithAPast {

        @Bean
        EventUpcaster firstForm() {
            return new FirstForm();
        }

        @Bean
        @Primary
        StoredTypes typesWithAFormerName() {
            return new StoredTypes(
                    StoredNames.events(),
                    Map.of(
                            "customer-came", CustomerRegistered.class,
                            "key-made", KeyIssued.class,
                            "value-taken", ValueClaimed.class));
        }
    }

    @BeforeAll
    static void start() {
        server = RunningServer.startLater(WithAPast.class, TestDatabase.freshUrl(), "customers.acknowledge.wait=30s");
        database = server.context().getBean(JdbcClient.class);
        store = new StoredByHand(server.context());
        shop = server.newShop();
        // The keys of a shop are made with its first customer.
        shop.customer("919876500000", "Ravi Das", null, null);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private final String id = "0190c0000000000000" + "%06x".formatted(CUSTOMERS.incrementAndGet());
    private final String mobile = "9198765%05d".formatted(CUSTOMERS.get());
    private final String path = "/v1/customers/" + id;

    @ParameterizedTest
    @EnumSource
    void areShownByReadModelsAndBuildTheSameAgain(Stored stored) {
        // when
        stored.customer(id, mobile, "vip");
        // then
        awaitShown();
        assertShown(shop.get(path).expect(200), "Asha Rao");
        assertThat(number(shop.get("/v1/customers?searchTerm=" + mobile).expect(200), "/total"))
                .isEqualTo(1);
        assertThat(shop.get("/v1/customers/lookup?mobile=" + mobile).expect(200).text("/_id"))
                .isEqualTo(id);
        // and when
        Rebuilding.of(server, "customers");
        Rebuilding.of(server, "statistics");
        // then
        assertShown(shop.get(path).expect(200), "Asha Rao");
        Verifying.all(server.operator());
    }

    @ParameterizedTest
    @EnumSource
    void areAPartOfWhatAggregatesDecideOn(Stored stored) {
        // given
        stored.customer(id, mobile, "vip");
        awaitShown();
        // when
        Reply same = shop.put(path, object("updates", object("name", "Asha Rao", "segment", "vip")))
                .expect(200);
        Reply other =
                shop.put(path, object("updates", object("name", "Asha Iyer"))).expect(200);
        // then
        assertThat(same.header("ETag")).contains("\"1\"");
        assertThat(other.header("ETag")).contains("\"2\"");
        assertShown(shop.get(path).expect(200), "Asha Iyer");
        shop.post("/v1/customers", object("mobile", mobile)).expect(409);
        assertThat(shop.post("/v1/orders", object("mobile", mobile, "final_amount", 5))
                        .expect(201)
                        .text("/customerId"))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource
    void areToldByHistoryAndExportAndOfAPastMoment(Stored stored) {
        // given
        stored.customer(id, mobile, "vip");
        awaitShown();
        shop.put(path, object("updates", object("name", "Asha Iyer"))).expect(200);
        // when
        Reply history = shop.get(path + "/history?sort=sequence").expect(200);
        Reply registrations =
                shop.get(path + "/history?type=customer-registered").expect(200);
        Reply export = shop.get(path + "/export").expect(200);
        // then
        assertThat(each(history, "/history", "type"))
                .containsExactly("customer-registered", "customer-details-changed");
        assertThat(history.text("/history/0/summary")).isEqualTo("Registered");
        assertThat(history.text("/history/1/summary")).isEqualTo("Changed name");
        assertThat(history.text("/history/1/changes/0/old")).isEqualTo("Asha Rao");
        assertThat(number(registrations, "/total")).isEqualTo(1);
        assertThat(each(export, "/events", "type")).containsExactly("customer-registered", "customer-details-changed");
        assertThat(export.text("/events/0/payload/name")).isEqualTo("Asha Rao");
        assertThat(export.text("/events/0/payload/mobile")).isEqualTo(mobile);
        assertShown(shop.get(path + "?asOf=1").expect(200), "Asha Rao");
    }

    @ParameterizedTest
    @EnumSource
    void areToldByTheTrailOfTheirShop(Stored stored) {
        // given
        stored.customer(id, mobile, "vip");
        awaitShown();
        shop.put(path, object("updates", object("name", "Asha Iyer"))).expect(200);
        // when
        String trail = "/admin/audit?sort=-sequence&limit=2&tenantId=" + shop.tenantId();
        Reply chosen = server.operator()
                .get(trail + "&type=customer-registered,customer-details-changed")
                .expect(200);
        // then
        assertThat(each(chosen, "/entries", "type")).containsExactly("customer-details-changed", "customer-registered");
        assertThat(each(chosen, "/entries", "customerId")).containsExactly(id, id);
        assertThat(chosen.text("/entries/0/changes/0/old")).isEqualTo("Asha Rao");
    }

    @Test
    void areAmongWhatIsToldOfAllShopsOrOfNone() {
        // given
        Shop other = server.newShop();
        other.customer(mobile, "Asha Rao", null, null);
        rename("key-issued", "key-made", other);
        rename("value-claimed", "value-taken", other);
        // when
        Reply keys =
                server.operator().get("/admin/audit?type=key-issued&limit=1").expect(200);
        Reply all = server.operator()
                .get("/admin/audit?startDate=2020-01-01&limit=100&tenantId=" + other.tenantId())
                .expect(200);
        // then
        assertThat(keys.text("/entries/0/tenantId")).isEqualTo(other.tenantId());
        assertThat(each(all, "/entries", "type"))
                .contains("key-issued", "customer-registered")
                .doesNotContain("value-claimed");
    }

    /** As if they had been stored by a release that called them so. */
    private static void rename(String type, String former, Shop of) {
        int renamed = database.sql("update es.domain_event_entry set payload_type = :former where payload_type = :type"
                        + " and position(convert_to(:tenant, 'UTF8') in meta_data) > 0")
                .param("former", former)
                .param("type", type)
                .param("tenant", of.tenantId())
                .update();
        assertThat(renamed).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void areReadFromTheHistoryWhenDeadLettersAreTriedAgain(Stored stored) {
        // given
        String table = "alter table rm_customers.customer ";
        database.sql(table + "add constraint refused check (segment <> 'poison') not valid")
                .update();
        try {
            stored.customer(id, mobile, "poison");
            await().atMost(SOON).until(() -> letters() > 0);
        } finally {
            database.sql(table + "drop constraint refused").update();
        }
        // when
        String letter = server.operator()
                .get("/admin/dead-letters?readModel=customers")
                .expect(200)
                .text("/deadLetters/0/id");
        server.operator().post("/admin/dead-letters/" + letter + "/retry", null);
        // then
        awaitShown();
        assertThat(shop.get(path).expect(200).text("/name")).isEqualTo("Asha Rao");
        assertThat(letters()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void sayNothingPersonalOfWhoWasErased(Stored stored) {
        // given
        stored.customer(id, mobile, "vip");
        awaitShown();
        // when
        shop.delete(path + "?erase=true").expect(200);
        // then
        Reply past = shop.get(path + "?asOf=1").expect(200);
        assertThat(past.text("/name")).isNull();
        assertThat(past.text("/mobile")).isNull();
        assertThat(past.text("/segment")).isEqualTo("vip");
        assertThat(shop.get(path + "/export").expect(200).body()).doesNotContain("Asha", mobile);
        // and
        Rebuilding.of(server, "customers");
        Verifying.all(server.operator());
        assertThat(letters()).isZero();
    }

    @Test
    void ofALaterFormAreNotTakenForSomethingElse() {
        // given
        Stored.UNDER_A_FORMER_NAME.customer(id, mobile, "vip");
        awaitShown();
        // when
        store.change(
                shop,
                id,
                1,
                "customer-details-changed",
                "later",
                new ChangedLater(new CustomerId(id), "Asha Iyer", "vip"));
        // then
        await().atMost(SOON).until(() -> letters() > 0);
        try {
            assertShown(shop.get(path).expect(200), "Asha Rao");
            shop.put(path, object("updates", object("segment", "gold"))).expect(500);
        } finally {
            // As if the later release had not been.
            database.sql("delete from es.domain_event_entry where aggregate_identifier = ? and sequence_number = 1")
                    .param(id)
                    .update();
            database.sql("delete from es.dead_letter where aggregate_identifier = ?")
                    .param(id)
                    .update();
        }
    }

    @Test
    void lieInTheStoreAsTheyDid() {
        // given
        Stored.IN_AN_EARLIER_FORM.customer(id, mobile, "vip");
        awaitShown();
        // then
        byte[] payload = database.sql("select payload from es.domain_event_entry where aggregate_identifier = ?")
                .param(id)
                .query(byte[].class)
                .single();
        assertThat(new String(payload, UTF_8)).contains("\"tier\":\"vip\"").doesNotContain("Asha", "segment");
    }

    private void awaitShown() {
        await().atMost(SOON).until(() -> shop.get(path).status() == 200);
    }

    private void assertShown(Reply reply, String name) {
        assertThat(reply.text("/name")).isEqualTo(name);
        assertThat(reply.text("/mobile")).isEqualTo(mobile);
        assertThat(reply.text("/email")).isEqualTo("asha@example.com");
        assertThat(reply.text("/segment")).isEqualTo("vip");
    }

    private static long letters() {
        return number(
                server.operator().get("/admin/dead-letters?readModel=customers").expect(200), "/total");
    }
}
