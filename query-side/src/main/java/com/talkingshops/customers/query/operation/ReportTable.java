package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.query.operation.Rebuild.Kind;
import com.talkingshops.customers.query.operation.comparison.Report;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what comparisons have found, beside the copies that were compared. */
@Component
class ReportTable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient database;

    ReportTable(JdbcClient database) {
        this.database = database;
    }

    /** Notes what was found; whoever is at work has to hold the copy. */
    void note(String readModel, Kind kind, Report report) {
        database.sql("update es.rebuild set report = ?::jsonb where read_model = ? and kind = ?")
                .params(JSON.writeValueAsString(report), readModel, kind.stored())
                .update();
    }

    /** Notes that a comparison was tried, and nothing can be said. */
    void noteNone(String readModel, Kind kind) {
        database.sql("update es.rebuild set report = 'null'::jsonb where read_model = ? and kind = ?")
                .params(readModel, kind.stored())
                .update();
    }

    /** Whether the last copy was compared, or that was tried. */
    boolean isOver(String readModel, Kind kind) {
        return database.sql("select report is not null from es.rebuild where read_model = ? and kind = ?")
                .params(readModel, kind.stored())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    Optional<Report> of(String readModel, Kind kind) {
        return database.sql(
                        "select report::text from es.rebuild where read_model = ? and kind = ? and report <> 'null'")
                .params(readModel, kind.stored())
                .query(String.class)
                .optional()
                .map(report -> JSON.readValue(report, Report.class));
    }
}
