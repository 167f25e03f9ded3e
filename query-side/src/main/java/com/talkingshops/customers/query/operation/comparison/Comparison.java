package com.talkingshops.customers.query.operation.comparison;

import com.talkingshops.customers.eventstore.BackgroundWork;
import com.talkingshops.customers.eventstore.Parallel;
import com.talkingshops.customers.query.readmodel.ComparisonRules;
import com.talkingshops.customers.query.readmodel.Findings;
import com.talkingshops.customers.query.readmodel.ReadModel;
import com.talkingshops.customers.query.readmodel.TableRule;
import com.talkingshops.customers.query.readmodel.TableRule.ByContents;
import com.talkingshops.customers.query.readmodel.TableRule.LeftOut;
import com.talkingshops.customers.query.readmodel.TableRule.Opened;
import com.talkingshops.customers.query.readmodel.TableRule.Without;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Compares all tables of a read model with those of a copy: those that the release knows, whatever else lies beside them. */
@Component
public class Comparison {

    private static final String TABLES =
            "select tablename from pg_tables where schemaname = ? and tablename <> 'flyway_schema_history' order by 1";

    private final Map<String, Map<String, TableRule>> rules;
    private final BackgroundWork work;

    Comparison(ObjectProvider<ComparisonRules> rules, BackgroundWork work) {
        this.rules = rules.stream().collect(Collectors.toMap(ComparisonRules::readModel, ComparisonRules::byTable));
        this.work = work;
    }

    /**
     * Compares.
     *
     * @param views transactions that see one moment, which compare a table each; they may make temporary tables
     * @param copy the schema of the copy
     * @param position up to which event both hold what happened, to be told
     * @param notTakenIn how many events the copy could not take in, to be told
     * @param end is told each view that is not needed any more
     * @param goesOn asked now and then; fails if nobody wants to know any more
     */
    public Report of(
            List<JdbcTemplate> views,
            ReadModel readModel,
            String copy,
            long position,
            long notTakenIn,
            Runnable goesOn,
            Consumer<JdbcTemplate> end) {
        var notes = new Notes(goesOn);
        List<String> tables = views.getFirst().queryForList(TABLES, String.class, copy);
        Parallel.share(
                tables, views, (view, table) -> work.inTurn(() -> compare(view, readModel, copy, table, notes)), end);
        return notes.report(position, notTakenIn);
    }

    private void compare(JdbcTemplate moment, ReadModel readModel, String copy, String table, Findings findings) {
        String live = readModel.schema();
        TableRule rule = rules.getOrDefault(readModel.name(), Map.of()).get(table);
        TableShape shape = TableShape.of(moment, copy, table);
        switch (rule) {
            case null -> new TableComparison(shape, null).compare(moment, live, copy, findings);
            case LeftOut ignored -> {}
            case Without(var columns) ->
                new TableComparison(shape.without(columns), null).compare(moment, live, copy, findings);
            case Opened opened -> new TableComparison(shape, opened).compare(moment, live, copy, findings);
            case ByContents(var contents) -> contents.compare(moment, live, copy, findings);
        }
    }
}
