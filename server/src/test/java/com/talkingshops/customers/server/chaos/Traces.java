package com.talkingshops.customers.server.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for texts wherever a service leaves something behind: as they are in any case, and as hexadecimal digits. */
final class Traces {

    private final Pattern texts;
    private final List<String> found = new ArrayList<>();

    Traces(List<String> texts) {
        this.texts = Pattern.compile(texts.stream()
                .flatMap(text -> java.util.stream.Stream.of(
                        text.toLowerCase(Locale.ROOT),
                        HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)),
                        HexFormat.of().formatHex(text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8))))
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
    }

    /** Where something was found, and the first of it there. */
    List<String> found() {
        return found;
    }

    /** Looks into the files of a folder and of those in it. */
    Traces in(Path folder) {
        try (var files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(this::inFile);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void inFile(Path file) {
        try {
            in(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // PostgreSQL has removed it.
        }
    }

    /** Looks into the rows of all tables, as a dump of the database has them. */
    Traces in(JdbcClient database) {
        database.sql("""
                        select format('%I.%I', schemaname, tablename) from pg_tables
                         where schemaname not in ('pg_catalog', 'information_schema')
                        """)
                .query(String.class)
                .list()
                .forEach(table -> in(
                        table,
                        String.join(
                                "\n",
                                database.sql("select t::text from " + table + " t")
                                        .query(String.class)
                                        .list())));
        return this;
    }

    Traces in(String where, String content) {
        var matcher = texts.matcher(content.toLowerCase(Locale.ROOT));
        if (matcher.find()) {
            found.add(where + ": " + matcher.group());
        }
        return this;
    }
}
