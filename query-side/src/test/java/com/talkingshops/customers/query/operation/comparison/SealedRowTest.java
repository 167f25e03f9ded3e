package com.talkingshops.customers.query.operation.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.personal.PassThrough;
import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.query.readmodel.Difference;
import com.talkingshops.customers.query.readmodel.TableRule.Opened;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SealedRowTest {

    private static final String TENANT = "shop";

    private final JdbcTemplate database = new JdbcTemplate(new DriverManagerDataSource(TestDatabase.freshUrl()));

    @BeforeEach
    void makeTables() {
        database.execute("create schema es");
        database.execute("create table es.subject_key (tenant_id text, subject text, wrapped bytea)");
        for (String schema : List.of("live", "copy")) {
            database.execute("create schema " + schema);
            database.execute("create table " + schema
                    + ".customer (tenant_id text, id text, name bytea, primary key (tenant_id, id))");
        }
    }

    @Test
    void whatOpensToTheSameIsTheSame() {
        // given
        customer("asha", "key", "Asha 1", "Asha 2");
        customer("ravi", "key", "Ravi 1", "Tara 1");
        customer("meera", null, "Meera 1", "Nobody 1");
        // then
        assertThat(different(new FirstWords("opens"))).containsExactly("ravi");
    }

    @Test
    void whatDoesNotOpenIsNotTakenForTheSame() {
        // given
        customer("asha", "refused", "Asha 1", "Asha 2");
        customer("ravi", "refused", "Ravi 1", "Ravi 1");
        // then
        assertThat(different(new FirstWords("opens"))).containsExactly("asha");
    }

    @Test
    void ofATenantThatWasForgottenMeanwhileNothingIsSaid() {
        // given
        customer("asha", "refused", "Asha 1", "Asha 2");
        // then
        assertThat(different(new FirstWords(TENANT))).isEmpty();
    }

    private void customer(String id, @Nullable String key, String live, String copy) {
        database.update("insert into es.subject_key values (?, ?, ?)", TENANT, id, key == null ? null : bytes(key));
        database.update("insert into live.customer values (?, ?, ?)", TENANT, id, bytes(live));
        database.update("insert into copy.customer values (?, ?, ?)", TENANT, id, bytes(copy));
    }

    private List<Object> different(Sealing sealing) {
        var rule = new Opened(sealing, "id", List.of("name"), Set.of(), (id, column) -> column);
        var notes = new Notes(() -> {});
        new TableComparison(TableShape.of(database, "copy", "customer"), rule).compare(database, "live", "copy", notes);
        return notes.report(1, 0).rows().stream()
                .map(Difference::key)
                .map(key -> key.get("id"))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Opens to the first word, unless the key is one that is refused. */
    private record FirstWords(String forgotten) implements Sealing {

        private static final Sealing ALL = new PassThrough();

        @Override
        public byte @Nullable [] seal(Place place, byte[] clear) {
            return ALL.seal(place, clear);
        }

        @Override
        public byte @Nullable [] open(Place place, byte[] sealed) {
            return ALL.open(place, sealed);
        }

        @Override
        public Opener opener(String tenant, String person, byte @Nullable [] wrappedKey) {
            boolean opens = wrappedKey != null && !new String(wrappedKey, StandardCharsets.UTF_8).equals("refused");
            return (field, stored) ->
                    stored == null || !opens ? null : new String(stored, StandardCharsets.UTF_8).split(" ")[0];
        }

        @Override
        public InTurn inTurn(String tenant, String key) {
            return ALL.inTurn(tenant, key);
        }

        @Override
        public boolean isForgotten(String tenant) {
            return tenant.equals(forgotten);
        }
    }
}
