package com.talkingshops.customers.server.seal;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who can write to the database pastes what is sealed elsewhere: it is refused, loudly, and nobody else notices. */
@ExtendWith(OutputCaptureExtension.class)
class PastedSealsTest {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final JdbcClient DATABASE = SERVER.context().getBean(JdbcClient.class);

    private final Shop shop = SERVER.newShop();
    private final Shop other = SERVER.newShop();
    private final String asha = shop.customer("919876543210", "Asha Rao", "asha@example.com", "gold");
    private final String ravi = shop.customer("919876543211", "Ravi Das", "ravi@example.com", "gold");
    private final String theirs = other.customer("919876543212", "Meera Nair", "meera@example.com", "gold");

    @Test
    void aValueOfAnotherTenantIsNotShown(CapturedOutput output) {
        // when
        paste("name", theirs, "name", asha);
        // then
        assertShows(asha, null, "asha@example.com");
        assertThat(output.getOut())
                .contains("ERROR")
                .contains("The name of " + asha)
                .doesNotContain("Meera");
        var list = shop.get("/v1/customers").expect(200);
        assertThat(list.json().toString()).contains("Ravi Das").doesNotContain("Meera", "Asha Rao");
    }

    @Test
    void aValueOfAnotherCustomerOrColumnIsNotShown() {
        paste("name", ravi, "name", asha);
        assertShows(asha, null, "asha@example.com");
        paste("email", ravi, "name", ravi);
        assertShows(ravi, null, "ravi@example.com");
    }

    @Test
    void aPieceOfAnotherTenantsDirectoryIsNotSearched(CapturedOutput output) {
        // when
        DATABASE.sql("""
                        update rm_customers.directory_segment
                           set sealed = (select sealed from rm_customers.directory_segment where tenant_id = ?),
                               version = version + 1
                         where tenant_id = ?
                        """).params(other.tenantId(), shop.tenantId()).update();
        // then
        var found = shop.get("/v1/customers?searchTerm=a").expect(200);
        assertThat(found.json().get("total").intValue()).isZero();
        assertThat(found.json().at("/meta/totalIsLowerBound").booleanValue()).isTrue();
        assertThat(output.getOut()).contains("A piece of the directory is refused");
        assertThat(other.get("/v1/customers?searchTerm=meera")
                        .json()
                        .get("total")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void aKeyOfAnotherCustomerOpensNothing(CapturedOutput output) {
        // when
        DATABASE.sql("""
                        update es.subject_key set wrapped = (select wrapped from es.subject_key where subject = ?)
                         where subject = ?
                        """).params(theirs, asha).update();
        // then
        assertShows(asha, null, null);
        assertThat(output.getOut()).contains("The key of " + asha);
        shop.get("/v1/customers").expect(200);
    }

    @Test
    void anEventOfAnotherCustomerIsNotTakenForItsOwn(CapturedOutput output) {
        // given
        byte[] own = payload(asha);
        // when
        replacePayload(asha, payload(theirs));
        // then
        try {
            var reply = shop.put("/v1/customers/" + asha, object("updates", object("segment", "vip")));
            assertThat(reply.status()).isEqualTo(500);
            assertThat(output.getOut()).contains("is refused").doesNotContain("Meera");
        } finally {
            replacePayload(asha, own);
        }
        shop.put("/v1/customers/" + asha, object("updates", object("segment", "vip")))
                .expect(200);
    }

    @Test
    void anEventIsRefusedOfWhichWhatIsNotPersonalWasChanged() {
        // given
        byte[] own = payload(asha);
        byte[] changed = own.clone();
        changed[changed.length - 3] ^= 1;
        // when
        replacePayload(asha, changed);
        // then
        try {
            assertThat(shop.put("/v1/customers/" + asha, object("updates", object("segment", "vip")))
                            .status())
                    .isEqualTo(500);
        } finally {
            replacePayload(asha, own);
        }
    }

    private void assertShows(String customer, String name, String email) {
        var shown = shop.get("/v1/customers/" + customer).expect(200).json();
        assertThat(shown.get("name").asString(null)).isEqualTo(name);
        assertThat(shown.get("email").asString(null)).isEqualTo(email);
    }

    private static void paste(String from, String source, String to, String target) {
        DATABASE.sql("update rm_customers.customer set " + to + " = (select " + from
                        + " from rm_customers.customer where id = ?) where id = ?")
                .params(source, target)
                .update();
    }

    private static byte[] payload(String customer) {
        return DATABASE.sql("select payload from es.domain_event_entry where aggregate_identifier = ?")
                .param(customer)
                .query(byte[].class)
                .single();
    }

    private static void replacePayload(String customer, byte[] payload) {
        DATABASE.sql("update es.domain_event_entry set payload = ? where aggregate_identifier = ?")
                .params(payload, customer)
                .update();
    }
}
