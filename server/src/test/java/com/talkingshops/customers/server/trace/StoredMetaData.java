package com.talkingshops.customers.server.trace;

import com.talkingshops.customers.server.http.RunningServer;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What lies beside events in the store. */
final class StoredMetaData {

    private StoredMetaData() {}

    /** That of the first event of an aggregate. */
    static Map<String, String> of(RunningServer server, String aggregate) {
        byte[] stored = server.context()
                .getBean(JdbcTemplate.class)
                .queryForObject(
                        "select meta_data from es.domain_event_entry"
                                + " where aggregate_identifier = ? and sequence_number = 0",
                        byte[].class,
                        aggregate);
        return JsonMapper.shared().readValue(stored, new TypeReference<>() {});
    }
}
