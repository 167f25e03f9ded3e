package com.talkingshops.customers.benchmark.figure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results as tables of a page. */
public final class Markdown {

    private Markdown() {}

    /** What was reached of the targets. */
    public static String targets(List<Reached> reached) {
        return reached.stream()
                .map(one -> "| %s | **%s** | %s | %s | %s |"
                        .formatted(
                                one.target().what(),
                                one.target().textOf(one.value()),
                                one.target().limitText(),
                                one.target().aimText(),
                                one.verdict()))
                .collect(Collectors.joining("\n", """
                        | figure | measured | at least | aim | |
                        | --- | --- | --- | --- | --- |
                        """, "\n"));
    }

    /** Everything that was measured. */
    public static String lines(List<Line> lines) {
        return lines.stream().map(Markdown::row).collect(Collectors.joining("\n", """
                | | | per second | p50 / p95 / p99 ms | at, per second | CPU µs, server + database | ratio | against |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                """, "\n"));
    }

    private static String row(Line line) {
        return "| %s | %s%s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        line.group(),
                        line.what(),
                        line.failures() == 0 ? "" : " (" + line.failures() + " failed)",
                        whole(line.perSecond()),
                        line.offered() == 0
                                ? "–"
                                : String.format(Locale.ROOT, "%.1f / %.1f / %.1f", line.p50(), line.p95(), line.p99()),
                        line.offered() == 0 ? "–" : whole(line.offered()),
                        line.serverMicros() + line.databaseMicros() == 0
                                ? "–"
                                : whole(line.serverMicros()) + " + " + whole(line.databaseMicros()),
                        Double.isNaN(line.ratio()) ? "–" : String.format(Locale.ROOT, "%.2f×", line.ratio()),
                        line.against().isEmpty() ? "–" : line.against());
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
    }
}
