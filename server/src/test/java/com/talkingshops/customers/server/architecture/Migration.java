package com.talkingshops.customers.server.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of a migration, and what in it a release that does not know it may not survive. */
record Migration(String sql) {

    /** What is no code: texts first, as one may look as if a comment began in it. */
    private static final Pattern NO_CODE = Pattern.compile("'(?:[^']|'')*'|--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private static final Pattern MADE =
            Pattern.compile("\\bcreate (?:unlogged |temporary |temp )?table (?:if not exists )?([\\w.\"]+)");
    /** A table that is changed, or gets an index that refuses rows. */
    private static final Pattern CHANGED = Pattern.compile(
            "\\balter table (?:if exists )?(?:only )?([\\w.\"]+)|\\bcreate unique index .*?\\bon (?:only )?([\\w.\"]+)");

    /** What takes something away, names it otherwise, or refuses what could be written before. */
    private static final Pattern TAKES =
            Pattern.compile("\\bdrop\\b|\\brename\\b|\\bset schema\\b|\\btruncate\\b|\\bdelete from\\b"
                    + "|\\bcreate unique index\\b|\\bcreate (?:or replace )?(?:constraint )?(?:trigger|rule)\\b|\\brevoke\\b"
                    + "|\\balter (?:column )?[\\w\"]+ (?:set data )?type\\b|\\bset not null\\b"
                    + "|\\badd (?:constraint|check|unique|primary key|foreign key|exclude)\\b");

    private static final Pattern NOT_NULL = Pattern.compile("\\bnot null\\b|\\bprimary key\\b");
    private static final Pattern FILLED = Pattern.compile("\\bdefault\\b|\\bgenerated\\b");

    /** The statements that do harm, each as it is read here. */
    List<String> harmful() {
        String code = NO_CODE.matcher(sql)
                .replaceAll(found -> found.group().startsWith("'") ? "''" : " ")
                .toLowerCase(Locale.ROOT);
        List<String> statements = Stream.of(code.split(";"))
                .map(statement -> statement.strip().replaceAll("\\s+", " "))
                .toList();
        Set<String> made = statements.stream()
                .flatMap(statement -> MADE.matcher(statement).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        return statements.stream()
                .filter(statement -> !MADE.matcher(statement).find())
                .filter(statement -> !changesOnly(made, statement))
                .filter(statement -> TAKES.matcher(statement).find() || asksForMore(statement))
                .toList();
    }

    private static boolean changesOnly(Set<String> tables, String statement) {
        return CHANGED.matcher(statement).results().map(Migration::table).anyMatch(tables::contains);
    }

    private static String table(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    /** Whether rows of a release that does not know a column would lack it. */
    private static boolean asksForMore(String statement) {
        return statement.startsWith("alter table")
                && parts(statement).stream()
                        .filter(part -> part.contains(" add ") || part.startsWith("add "))
                        .anyMatch(part -> NOT_NULL.matcher(part).find()
                                && !FILLED.matcher(part).find());
    }

    /** What is between commas that are in no brackets. */
    private static List<String> parts(String statement) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < statement.length(); at++) {
            char here = statement.charAt(at);
            depth += here == '(' ? 1 : here == ')' ? -1 : 0;
            if (here == ',' && depth == 0) {
                parts.add(statement.substring(from, at).strip());
                from = at + 1;
            }
        }
        parts.add(statement.substring(from).strip());
        return parts;
    }
}
