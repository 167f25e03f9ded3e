package com.talkingshops.customers.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.RunningServer;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test during which an event was stored, whoever's. */
final class NothingIsStored implements BeforeEachCallback, AfterEachCallback {

    private long before;

    @Override
    public void beforeEach(ExtensionContext context) {
        // The shop that the requests go to is made by whoever comes first; that is not what is counted.
        Victim.SHOP.tenantId();
        before = events();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(events()).as("events stored").isEqualTo(before);
    }

    private static long events() {
        var database = RunningServer.shared().context().getBean(DataSource.class);
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from es.domain_event_entry")) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
