package com.talkingshops.customers.server.observe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What an expression of Prometheus asks for.
 *
 * @param metrics the series, each with the labels that it is picked by
 * @param groups the labels that results are grouped or joined by
 */
record Asked(List<Series> metrics, Set<String> groups) {

    private static final String STRING = "\"(?:\\\\.|[^\"\\\\])*\"";
    private static final Pattern TOKEN = Pattern.compile("\\[[^]]*]|" + STRING + "|[0-9][\\w.]*"
            + "|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\((?<groups>[^)]*)\\)"
            + "|(?<name>[A-Za-z_:][\\w:]*)(?<call>\\s*\\()?(?<picked>\\s*\\{(?:[^\"}]|" + STRING + ")*})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*" + STRING);

    /** Those of PromQL that may stand without a bracket behind them. */
    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "bool", "offset", "sum", "min", "max", "avg", "count", "topk", "bottomk");

    /** A metric and the labels that it is picked by. */
    record Series(String metric, Set<String> labels) {}

    /** Reads an expression, as far as that is needed. */
    static Asked by(String expression) {
        var metrics = new ArrayList<Series>();
        var groups = new HashSet<String>();
        TOKEN.matcher(expression).results().forEach(token -> {
            if (token.group("groups") != null) {
                Arrays.stream(token.group("groups").split(","))
                        .map(String::strip)
                        .filter(label -> !label.isEmpty())
                        .forEach(groups::add);
            } else if (token.group("name") != null
                    && token.group("call") == null
                    && !WORDS.contains(token.group("name"))) {
                metrics.add(new Series(token.group("name"), labels(token)));
            }
        });
        return new Asked(metrics, groups);
    }

    private static Set<String> labels(MatchResult token) {
        var labels = new HashSet<String>();
        if (token.group("picked") != null) {
            LABEL.matcher(token.group("picked")).results().forEach(label -> labels.add(label.group(1)));
        }
        return labels;
    }
}
