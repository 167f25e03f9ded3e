package com.talkingshops.customers.command.idempotency.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.command.idempotency.KeyedRequest;
import com.talkingshops.customers.command.idempotency.Outcomes.Kept;
import com.talkingshops.customers.eventstore.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcOutcomesTest {

    private static final String SHOP = "0000000000000000000000aa";
    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final String OTHER_KEY = "ff112233445566778899aabbccddeeff";
    private static final KeyedRequest REQUEST = new KeyedRequest(SHOP, KEY, 0, "digest");
    private static DriverManagerDataSource database;

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final InstantSource time = () -> now;
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final JdbcOutcomes outcomes = new JdbcOutcomes(jdbc, clock());
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));

    @BeforeAll
    static void databaseIsMigrated() {
        database = new DriverManagerDataSource(TestDatabase.freshUrl());
        Flyway.configure()
                .dataSource(database)
                .schemas("es")
                .locations("classpath:db/migration/es")
                .load()
                .migrate();
    }

    @BeforeEach
    void nothingIsKept() {
        jdbc.sql("truncate es.idempotency").update();
    }

    @Nested
    class AnOutcome {

        @Test
        void isFoundUnderItsKey() {
            // given
            outcomes.keep(REQUEST, "{\"version\": 1}");
            // then
            assertThat(outcomes.find(REQUEST)).contains(new Kept("digest", "{\"version\": 1}"));
        }

        @Test
        void isNotFoundUnderAnotherKeyTenantOrPart() {
            // given
            outcomes.keep(REQUEST, "{}");
            // then
            assertThat(outcomes.find(new KeyedRequest(SHOP, OTHER_KEY, 0, "digest")))
                    .isEmpty();
            assertThat(outcomes.find(new KeyedRequest("system", KEY, 0, "digest")))
                    .isEmpty();
            assertThat(outcomes.find(new KeyedRequest(SHOP, KEY, 1, "digest"))).isEmpty();
        }

        @Test
        void tellsThatTheKeyWasUsedForAnotherRequestWhicheverPartIsAskedFor() {
            // given
            outcomes.keep(REQUEST, "{}");
            // then
            assertThat(outcomes.find(new KeyedRequest(SHOP, KEY, 7, "other")))
                    .map(Kept::digest)
                    .contains("digest");
        }

        @Test
        void countsFor24Hours() {
            // given
            outcomes.keep(REQUEST, "{}");
            // when
            now = now.plus(Duration.ofHours(24)).minusMillis(1);
            // then
            assertThat(outcomes.find(REQUEST)).isPresent();
            // and when
            now = now.plusMillis(1);
            // then
            assertThat(outcomes.find(REQUEST)).isEmpty();
        }

        @Test
        void isReplacedWhenItNoLongerCounts() {
            // given
            outcomes.keep(REQUEST, "{\"version\": 1}");
            now = now.plus(Duration.ofHours(25));
            // when
            outcomes.keep(new KeyedRequest(SHOP, KEY, 0, "other"), "{\"version\": 2}");
            // then
            assertThat(outcomes.find(REQUEST)).contains(new Kept("other", "{\"version\": 2}"));
        }

        @Test
        void isClearedAwayWhenItNoLongerCounts() {
            // given
            outcomes.keep(REQUEST, "{}");
            now = now.plus(Duration.ofHours(12));
            outcomes.keep(new KeyedRequest(SHOP, OTHER_KEY, 0, "digest"), "{}");
            now = now.plus(Duration.ofHours(12));
            // when
            outcomes.forgetExpired();
            // then
            assertThat(jdbc.sql("select key_hash from es.idempotency")
                            .query(String.class)
                            .list())
                    .containsExactly(OTHER_KEY);
        }
    }

    @Nested
    class AReservation {

        @Test
        void keepsOthersOutUntilTheTransactionEnds() {
            // when
            transaction.executeWithoutResult(status -> {
                // then
                assertThat(outcomes.reserve(REQUEST)).isTrue();
                assertThat(elsewhere(REQUEST)).isFalse();
                assertThat(elsewhere(new KeyedRequest(SHOP, OTHER_KEY, 0, "digest")))
                        .isTrue();
                assertThat(elsewhere(new KeyedRequest(SHOP, KEY, 1, "digest"))).isTrue();
            });
            assertThat(elsewhere(REQUEST)).isTrue();
        }

        @Test
        void takesKeysOfAnyHash() {
            // then
            assertThat(outcomes.reserve(new KeyedRequest(SHOP, "f".repeat(32), Integer.MAX_VALUE, "digest")))
                    .isTrue();
        }

        private boolean elsewhere(KeyedRequest request) {
            return new JdbcOutcomes(JdbcClient.create(new DriverManagerDataSource(database.getUrl())), clock())
                    .reserve(request);
        }
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return time.instant();
            }
        };
    }
}
