package com.talkingshops.customers.benchmark.figure;

/** A target and what was measured for it. */
public record Reached(Target target, double value) {

    public String verdict() {
        return target.verdict(value);
    }

    /** The value in parts of the limit, turned over where less is better: 1 is the limit, more is better. */
    public double ofLimit() {
        return target.isCeiling() ? target.atLeast() / value : value / target.atLeast();
    }
}
