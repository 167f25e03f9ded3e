package com.talkingshops.customers.benchmark.figure;

import java.util.Locale;

/**
 * What a figure should reach.
 *
 * @param what the figure, in words
 * @param unit what stands behind the number: × for a ratio, else a unit
 * @param atLeast the limit
 * @param aim what it is meant to be
 */
public record Target(String what, String unit, double atLeast, double aim) {

    /** Whether a smaller figure is the better one. */
    public boolean isCeiling() {
        return aim < atLeast;
    }

    public boolean isReachedBy(double value) {
        return isAsGoodAs(value, atLeast);
    }

    /** How a value stands to this target, in a word. */
    public String verdict(double value) {
        if (Double.isNaN(value)) {
            return "not measured";
        }
        return isAsGoodAs(value, aim) ? "aim reached" : isReachedBy(value) ? "reached" : "missed";
    }

    public String limitText() {
        return text(atLeast);
    }

    public String aimText() {
        return text(aim);
    }

    /** A value in this target's unit. */
    public String textOf(double value) {
        return number(value) + (unit.equals("×") ? unit : " " + unit);
    }

    private boolean isAsGoodAs(double value, double limit) {
        return isCeiling() ? value <= limit : value >= limit;
    }

    private String text(double limit) {
        return (isCeiling() ? "≤ " : "≥ ") + textOf(limit);
    }

    private static String number(double value) {
        return value >= 1000
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }
}
