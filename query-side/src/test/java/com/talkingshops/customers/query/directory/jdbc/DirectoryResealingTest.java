package com.talkingshops.customers.query.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.personal.PassThrough;
import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.personal.Sealing.Place;
import com.talkingshops.customers.query.directory.Pieces;
import com.talkingshops.customers.query.directory.Seal;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

class DirectoryResealingTest {

    private static final String TENANT = "shop";
    private static final String OTHER = "another shop";
    private static final String ASHA = "0190c0000000000000000001";
    private static final String RAVI = "0190c0000000000000000002";
    private static final byte[] OLD = Pieces.of(ASHA, RAVI);

    private final DriverManagerDataSource connections = new DriverManagerDataSource(TestDatabase.freshUrl());
    private final JdbcClient database = JdbcClient.create(connections);

    @BeforeEach
    void makeTables() {
        for (String schema : List.of("rm_read", "rm_read_next")) {
            database.sql("create schema " + schema).update();
            database.sql(
                            "create table " + schema
                                    + ".directory_segment (tenant_id text, id text, first_slot integer,"
                                    + " version bigint, entries integer, sealed bytea, primary key (tenant_id, id, first_slot))")
                    .update();
            database.sql("insert into " + schema
                            + ".directory_segment select tenant, 'segment', slot, 1, 2, ?"
                            + " from generate_series(1, 50) slot, unnest(array['shop', 'another shop']) tenant")
                    .param(OLD)
                    .update();
        }
        database.sql("create schema es").update();
        database.sql("create table es.subject_key (tenant_id text, subject text, wrapped bytea)")
                .update();
        database.sql("insert into es.subject_key values (?, ?, 'key')")
                .params(TENANT, RAVI)
                .update();
    }

    @Test
    void sealsEveryPieceOfTheTenantOnceAndNoOther() {
        resealing(() -> {}).reseal(TENANT);
        // then
        assertThat(sealed("rm_read", TENANT)).containsExactly(anew(ASHA, RAVI));
        assertThat(sealed("rm_read_next", TENANT)).containsExactly(anew(ASHA, RAVI));
        assertThat(sealed("rm_read", OTHER)).containsExactly(OLD);
    }

    @Test
    void goesOnUnderAnotherNameWhereTablesAreRenamedInTheMiddle() {
        resealing(() -> {
                    database.sql("alter schema rm_read rename to rm_read_previous")
                            .update();
                    database.sql("alter schema rm_read_next rename to rm_read").update();
                })
                .reseal(TENANT);
        // then
        assertThat(sealed("rm_read_previous", TENANT)).containsExactly(anew(ASHA, RAVI));
        assertThat(sealed("rm_read", TENANT)).containsExactly(anew(ASHA, RAVI));
    }

    @Test
    void leavesAloneWhatIsDroppedInTheMiddle() {
        resealing(() -> {
                    database.sql("drop schema rm_read cascade").update();
                    database.sql("alter schema rm_read_next rename to rm_read").update();
                })
                .reseal(TENANT);
        // then
        assertThat(sealed("rm_read", TENANT)).containsExactly(anew(ASHA, RAVI));
    }

    /** Whose key is missing is not forgotten, but lost for now. */
    @Test
    void leavesOutWhoIsForgottenAndNobodyElse() {
        // given: as long as a projector has not taken it in
        database.sql("insert into es.subject_key values (:tenant, :asha, null), ('another shop', :ravi, null)")
                .param("tenant", TENANT)
                .param("asha", ASHA)
                .param("ravi", RAVI)
                .update();
        // when
        resealing(() -> {}).reseal(TENANT);
        // then
        assertThat(sealed("rm_read", TENANT))
                .hasSize(1)
                .allSatisfy(piece -> assertThat(Pieces.customers(piece)).containsExactly(RAVI));
        assertThat(database.sql("select distinct entries from rm_read.directory_segment where tenant_id = ?")
                        .param(TENANT)
                        .query(Integer.class)
                        .list())
                .containsExactly(1);
    }

    private static byte[] anew(String... customers) {
        return new Marking().seal(Place.ofTenant(TENANT, Seal.KEY, "any"), Pieces.of(customers));
    }

    private List<byte[]> sealed(String schema, String tenant) {
        return database.sql("select distinct sealed from " + schema + ".directory_segment where tenant_id = ?")
                .param(tenant)
                .query(byte[].class)
                .list();
    }

    /** With something that happens once some pieces are sealed. */
    private DirectoryResealing resealing(Runnable inTheMiddle) {
        var done = new AtomicInteger();
        var transaction = new TransactionTemplate(new JdbcTransactionManager(connections)) {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                T result = super.execute(action);
                if (done.incrementAndGet() == 1) {
                    inTheMiddle.run();
                }
                return result;
            }
        };
        return new DirectoryResealing(database, transaction, new Marking());
    }

    /** Marks what it seals. */
    private static final class Marking implements Sealing {

        private final Sealing clear = new PassThrough();

        @Override
        public byte[] seal(Place place, byte[] value) {
            byte[] sealed = Arrays.copyOf(value, value.length + 1);
            sealed[value.length] = '+';
            return sealed;
        }

        @Override
        public byte @Nullable [] open(Place place, byte[] sealed) {
            return clear.open(place, sealed);
        }

        @Override
        public Opener opener(String tenant, String person, byte @Nullable [] wrappedKey) {
            return clear.opener(tenant, person, wrappedKey);
        }

        @Override
        public InTurn inTurn(String tenant, String key) {
            return clear.inTurn(tenant, key);
        }

        @Override
        public boolean isForgotten(String tenant) {
            return clear.isForgotten(tenant);
        }
    }
}
