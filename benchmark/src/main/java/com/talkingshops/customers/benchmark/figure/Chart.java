package com.talkingshops.customers.benchmark.figure;

import java.util.List;
import java.util.Locale;

/** Horizontal bars on a logarithmic scale, as an SVG that is legible on light and dark pages. */
public final class Chart {

    private static final int LABELS = 430;
    private static final int BARS = 400;
    private static final int ROW = 22;
    private static final int HEAD = 56;

    private final String title;
    private final double least;
    private final double most;

    /**
     * A chart of values between two bounds; what lies outside is drawn at the bound.
     *
     * @param least above 0
     */
    public Chart(String title, double least, double most) {
        this.title = title;
        this.least = least;
        this.most = most;
    }

    /**
     * A bar.
     *
     * @param text what stands at its end
     * @param good whether it is drawn as something to be content with
     */
    public record Bar(String label, double value, String text, boolean good) {}

    /**
     * Draws the chart.
     *
     * @param mark where a line is drawn across all bars; none if outside of the bounds
     */
    public String svg(List<Bar> bars, double mark, String markText) {
        int height = HEAD + bars.size() * ROW + 12;
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" width="960" height="%d" viewBox="0 0 960 %d" font-family="sans-serif" font-size="12">
                <rect width="960" height="%d" fill="#ffffff"/>
                <text x="12" y="24" font-size="15" font-weight="bold" fill="#222222">%s</text>
                """.formatted(height, height, height, escaped(title)));
        for (int i = 0; i < bars.size(); i++) {
            svg.append(bar(bars.get(i), HEAD + i * ROW));
        }
        if (mark > least && mark < most) {
            int x = LABELS + length(mark);
            svg.append("""
                    <line x1="%d" y1="%d" x2="%d" y2="%d" stroke="#222222" stroke-dasharray="4 3"/>
                    <text x="%d" y="%d" text-anchor="middle" fill="#222222">%s</text>
                    """.formatted(x, HEAD - 6, x, height - 8, x, HEAD - 10, escaped(markText)));
        }
        return svg.append("</svg>\n").toString();
    }

    private String bar(Bar bar, int y) {
        int length = length(bar.value());
        return """
                <text x="%d" y="%d" text-anchor="end" fill="#222222">%s</text>
                <rect x="%d" y="%d" width="%d" height="14" fill="%s"/>
                <text x="%d" y="%d" fill="#222222">%s</text>
                """.formatted(
                        LABELS - 8,
                        y + 12,
                        escaped(bar.label()),
                        LABELS,
                        y + 1,
                        length,
                        bar.good() ? "#4477aa" : "#cc6677",
                        LABELS + length + 6,
                        y + 12,
                        escaped(bar.text()));
    }

    private int length(double value) {
        double within = Math.clamp(Double.isNaN(value) ? least : value, least, most);
        return (int) Math.round(BARS * Math.log(within / least) / Math.log(most / least));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The chart of what was reached, in parts of the limits. */
    public static String ofReached(List<Reached> reached) {
        return new Chart("Measured, in parts of the limit", 0.1, 100)
                .svg(
                        reached.stream()
                                .map(one -> new Bar(
                                        one.target().what(),
                                        one.ofLimit(),
                                        one.target().textOf(one.value()),
                                        one.target().isReachedBy(one.value())))
                                .toList(),
                        1,
                        "limit");
    }

    /** The chart of the slowest of a hundred replies. */
    public static String ofLatencies(List<Line> lines) {
        return new Chart("p99 in ms, at half of the highest rate", 0.1, 10_000)
                .svg(
                        lines.stream()
                                .filter(line -> line.offered() > 0)
                                .map(line -> new Bar(
                                        line.group() + ": " + line.what(),
                                        line.p99(),
                                        String.format(Locale.ROOT, "%.1f", line.p99()),
                                        true))
                                .toList(),
                        0,
                        "");
    }
}
