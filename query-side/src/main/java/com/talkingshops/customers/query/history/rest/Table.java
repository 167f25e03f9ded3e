package com.talkingshops.customers.query.history.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.dataformat.csv.CsvMapper;

/** Writes entries as CSV (RFC 4180), a row for each. */
public final class Table {

    public static final String MEDIA_TYPE = "text/csv";

    /** What a spreadsheet takes for the beginning of a formula, at the start of a cell. */
    private static final String BEGIN_FORMULAS = "=+-@\t\r\n";

    private static final CsvMapper CSV =
            CsvMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private Table() {}

    /**
     * Writes rows while entries are read.
     *
     * @param type a record of columns, in their order
     * @param row makes a row of an entry
     */
    public static <E, R> void write(Class<R> type, Iterable<E> entries, Function<E, R> row, OutputStream out)
            throws IOException {
        var schema = CSV.schemaFor(type).withLineSeparator("\r\n");
        // Jackson would write it with the first row, and not at all if there is none.
        out.write((String.join(",", schema.getColumnNames()) + "\r\n").getBytes(StandardCharsets.UTF_8));
        try (var rows = CSV.writer(schema).forType(type).writeValues(out)) {
            for (E entry : entries) {
                rows.write(row.apply(entry));
            }
        }
    }

    /** A text that no spreadsheet runs: a key or a request may be called like a formula. */
    public static @Nullable String text(@Nullable String text) {
        return text == null || text.isEmpty() || BEGIN_FORMULAS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
