package com.talkingshops.customers.benchmark.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes results where they are read, so that no figure is ever copied by hand. */
public final class Page {

    private static final String BEGIN = "<!-- results -->";
    private static final String END = "<!-- end of results -->";

    private Page() {}

    /** Writes the tables and charts into a folder. */
    public static void write(Results results, String circumstances, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("results.md"), tables(results, circumstances, "."));
        charts(results, folder);
    }

    /** Replaces the results of a page; the charts go into a folder of its name beside it. */
    public static void publish(Results results, String circumstances, Path page) throws IOException {
        String name = page.getFileName().toString().replace(".md", "");
        Path folder = page.resolveSibling(name);
        Files.createDirectories(folder);
        charts(results, folder);
        Files.writeString(page, replaced(Files.readString(page), tables(results, circumstances, name)));
    }

    /** A page with other results between its marks. */
    static String replaced(String page, String results) {
        int from = page.indexOf(BEGIN);
        int to = page.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("the page has no place for results");
        }
        return page.substring(0, from + BEGIN.length()) + "\n" + results + page.substring(to);
    }

    private static String tables(Results results, String circumstances, String charts) {
        return """
                %s

                ![what was reached](%s/reached.svg)

                %s
                ![latencies](%s/latency.svg)

                %s""".formatted(
                circumstances, charts, Markdown.targets(results.reached()), charts, Markdown.lines(results.lines()));
    }

    private static void charts(Results results, Path folder) throws IOException {
        Files.writeString(folder.resolve("reached.svg"), Chart.ofReached(results.reached()));
        Files.writeString(folder.resolve("latency.svg"), Chart.ofLatencies(results.lines()));
    }
}
