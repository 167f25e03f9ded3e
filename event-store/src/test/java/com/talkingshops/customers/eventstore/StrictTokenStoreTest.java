package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class StrictTokenStoreTest {

    private static final String PROCESSOR = "nobody-runs-it";

    /** So that whoever waits fails, and does not wait for ever. */
    private final String url = TestDatabase.freshUrl() + "&options=-c%20lock_timeout=3s";

    private ConfigurableApplicationContext application;
    private TokenStore tokens;

    @BeforeEach
    void start() {
        application = FragileLedgerApplication.start(url).context();
        tokens = application.getBean(TokenStore.class);
        tokens.initializeTokenSegments(PROCESSOR, 2, new GlobalSequenceTrackingToken(7));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void aSegmentThatSomebodyHasATransactionOnIsNotWaitedForAndOthersCanBeClaimed() throws SQLException {
        try (Connection stopped = DriverManager.getConnection(url)) {
            // given
            stopped.setAutoCommit(false);
            stopped.createStatement()
                    .execute("update es.token_entry set token = token where processor_name = '" + PROCESSOR
                            + "' and segment = 0");
            // then
            assertThatThrownBy(() -> tokens.fetchToken(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
            assertThat(tokens.fetchToken(PROCESSOR, 1)).isEqualTo(new GlobalSequenceTrackingToken(7));
            // when
            stopped.rollback();
            // then
            assertThat(tokens.fetchToken(PROCESSOR, 0)).isEqualTo(new GlobalSequenceTrackingToken(7));
        }
    }

    @Test
    void aSegmentThatIsLetGoIsNobodysAndKeepsItsToken() {
        // given
        tokens.fetchToken(PROCESSOR, 0);
        // when
        tokens.releaseClaim(PROCESSOR, 0);
        // then
        assertThat(application
                        .getBean(JdbcClient.class)
                        .sql("select owner is null from es.token_entry where processor_name = ? and segment = 0")
                        .param(PROCESSOR)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(tokens.fetchToken(PROCESSOR, 0)).isEqualTo(new GlobalSequenceTrackingToken(7));
    }

    @Test
    void aSegmentWhoseTokenIsAnotherThanTheOneKnownIsNotGoneOnWithUntilItIsReadAgain() {
        // given
        tokens.fetchToken(PROCESSOR, 0);
        tokens.storeToken(new GlobalSequenceTrackingToken(8), PROCESSOR, 0);
        tokens.extendClaim(PROCESSOR, 0);
        // when
        putBackToTheTokenOfSegment(1);
        // then
        assertThatThrownBy(() -> tokens.extendClaim(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> tokens.storeToken(new GlobalSequenceTrackingToken(9), PROCESSOR, 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThat(tokens.fetchToken(PROCESSOR, 0)).isEqualTo(new GlobalSequenceTrackingToken(7));
        // when
        tokens.storeToken(new GlobalSequenceTrackingToken(9), PROCESSOR, 0);
        // then
        assertThat(tokens.fetchToken(PROCESSOR, 0)).isEqualTo(new GlobalSequenceTrackingToken(9));
    }

    @Test
    void aSegmentThatHasNoTokenYetIsGoneOnWith() {
        // given
        tokens.initializeSegment(null, PROCESSOR, 2);
        // when
        assertThat(tokens.fetchToken(PROCESSOR, 2)).isNull();
        tokens.extendClaim(PROCESSOR, 2);
        tokens.storeToken(new GlobalSequenceTrackingToken(1), PROCESSOR, 2);
        // then
        assertThat(tokens.fetchToken(PROCESSOR, 2)).isEqualTo(new GlobalSequenceTrackingToken(1));
    }

    @Test
    void aClaimIsExtendedInTheTransactionThatHasStoredAToken() {
        // given
        tokens.fetchToken(PROCESSOR, 0);
        // when
        inTransaction(status -> {
            tokens.storeToken(new GlobalSequenceTrackingToken(8), PROCESSOR, 0);
            tokens.extendClaim(PROCESSOR, 0);
        });
        tokens.extendClaim(PROCESSOR, 0);
        // then
        assertThat(tokens.fetchToken(PROCESSOR, 0)).isEqualTo(new GlobalSequenceTrackingToken(8));
    }

    @Test
    void aSegmentWhoseTokenWasRolledBackIsNotGoneOnWithUntilItIsReadAgain() {
        // given
        tokens.fetchToken(PROCESSOR, 0);
        // when
        inTransaction(status -> {
            tokens.storeToken(new GlobalSequenceTrackingToken(8), PROCESSOR, 0);
            status.setRollbackOnly();
        });
        // then
        assertThatThrownBy(() -> tokens.extendClaim(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(tokens.fetchToken(PROCESSOR, 0)).isEqualTo(new GlobalSequenceTrackingToken(7));
        tokens.extendClaim(PROCESSOR, 0);
    }

    private void inTransaction(Consumer<TransactionStatus> work) {
        new TransactionTemplate(application.getBean(PlatformTransactionManager.class)).executeWithoutResult(work);
    }

    /** As a replica has it that takes over before the last batches have come, long after the claim did. */
    private void putBackToTheTokenOfSegment(int other) {
        application
                .getBean(JdbcClient.class)
                .sql("update es.token_entry t set token = o.token from es.token_entry o"
                        + " where t.processor_name = ? and t.segment = 0"
                        + " and o.processor_name = t.processor_name and o.segment = ?")
                .param(PROCESSOR)
                .param(other)
                .update();
    }
}
