package com.talkingshops.customers.query.readmodel;

import com.talkingshops.customers.personal.Sealing;
import java.util.List;
import java.util.Set;

/**
 * How a table is compared with its copy, where that is not column by column as it is stored. Tables that are kept in parts need no
 * rule: their sums are compared.
 */
public sealed interface TableRule {

    /** Not at all, for it says nothing of a shop. */
    record LeftOut() implements TableRule {}

    /**
     * Without some columns, whose values depend on how events fell into batches, or on chance.
     *
     * @param columns their names
     */
    record Without(Set<String> columns) implements TableRule {}

    /**
     * With some columns opened: the same value is never sealed twice in the same way. Rows are known by {@code tenant_id} and {@code id}.
     *
     * @param person the column that names whose key it is
     * @param columns what is sealed
     * @param hashes what else is gone once the person is forgotten
     */
    record Opened(Sealing sealing, String person, List<String> columns, Set<String> hashes, FieldName fields)
            implements TableRule {}

    /** By what is in it, however that is cut into rows. */
    record ByContents(Contents contents) implements TableRule {}

    /** Names what is sealed in a row, as whoever sealed it did. */
    @FunctionalInterface
    interface FieldName {
        String of(String id, String column);
    }
}
