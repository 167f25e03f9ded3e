package com.talkingshops.customers.query.operation.comparison;

import com.talkingshops.customers.query.readmodel.Difference;
import java.util.List;

/**
 * What a comparison of a read model with a copy has found.
 *
 * @param position up to which event both held what happened
 * @param notTakenIn how many events the copy could not take in
 * @param tables all tables that were compared
 * @param rows the first of the rows that differ
 */
public record Report(long position, long notTakenIn, List<Table> tables, List<Difference> rows) {

    /**
     * What was found in a table.
     *
     * @param compared how many rows, or totals, readers see in it
     * @param missing how many more readers should see
     * @param extra how many of them readers should not see
     * @param different how many say something else than they should
     */
    public record Table(String table, long compared, long missing, long extra, long different) {

        long differences() {
            return missing + extra + different;
        }
    }

    /** How many rows differ in all. */
    public long differences() {
        return tables.stream().mapToLong(Table::differences).sum();
    }

    /** How many rows there were to compare. */
    public long compared() {
        return tables.stream().mapToLong(Table::compared).sum();
    }
}
