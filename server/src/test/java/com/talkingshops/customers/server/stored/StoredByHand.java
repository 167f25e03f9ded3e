package com.talkingshops.customers.server.stored;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.talkingshops.customers.api.claim.ClaimEvent.ValueClaimed;
import com.talkingshops.customers.personal.KeyStatement;
import com.talkingshops.customers.personal.KeyedHashes;
import com.talkingshops.customers.personal.SealedMessages;
import com.talkingshops.customers.personal.SealedMessages.Clear;
import com.talkingshops.customers.personal.SealedMessages.Row;
import com.talkingshops.customers.server.http.Shop;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Stores events as another release would have: in forms that this one does not write, sealed as all are. */
record StoredByHand(ApplicationContext server) {

    private static final String INSERT = """
            insert into es.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,
                                               time_stamp, payload_type, payload_revision, payload, meta_data)
            values (?, ?, ?, ?, '2026-01-01T12:00:00Z', ?, ?, ?, ?)
            """;

    private record Event(Row row, String type, String revision, Object message) {

        Clear clear(String tenant) {
            return new Clear(row, tenant, message, JsonMapper.shared().writeValueAsBytes(message));
        }
    }

    /** The first event of a customer, and the claim of its number before it, in one transaction. */
    void customer(Shop shop, String id, String mobile, String name, String revision, Object message) {
        String claim = "mobile:" + server.getBean(KeyedHashes.class).of(shop.tenantId(), "mobile", mobile);
        append(
                shop.tenantId(),
                List.of(
                        new Event(new Row(claim, 0, "value-claimed"), "Claim", null, new ValueClaimed(claim, id, id)),
                        new Event(new Row(id, 0, name), "Customer", revision, message)));
    }

    /** The next event of a customer. */
    void change(Shop shop, String id, long sequence, String name, String revision, Object message) {
        append(shop.tenantId(), List.of(new Event(new Row(id, sequence, name), "Customer", revision, message)));
    }

    private void append(String tenant, List<Event> events) {
        var database = server.getBean(JdbcTemplate.class);
        byte[] metaData =
                "{\"tenant\":\"%s\",\"actor\":\"operator\",\"actorName\":\"operator\",\"requestId\":\"by-hand\"}"
                        .formatted(tenant)
                        .getBytes(UTF_8);
        new TransactionTemplate(server.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            var sealed = server.getBean(SealedMessages.class)
                    .seal(events.stream().map(event -> event.clear(tenant)).toList());
            for (int i = 0; i < events.size(); i++) {
                Event event = events.get(i);
                database.update(
                        INSERT,
                        UUID.randomUUID().toString(),
                        event.row().stream(),
                        event.row().sequence(),
                        event.type(),
                        event.row().type(),
                        event.revision(),
                        sealed.get(i).bytes(),
                        metaData);
                for (KeyStatement key : sealed.get(i).statements()) {
                    database.update(key.sql(), key.parameters().toArray());
                }
            }
        });
    }
}
