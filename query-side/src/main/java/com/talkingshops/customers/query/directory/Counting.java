package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.api.Money;
import java.math.BigDecimal;
import java.util.List;

/** Counts what matches while a directory is scanned, and adds up figures. */
final class Counting {

    private final long countTo;
    private final long activeFrom;
    private final long activeBefore;
    private long total;
    private long active;
    private long cents;
    private long matches;
    private boolean incomplete;

    Counting(DirectoryQuestion question, long countTo) {
        this.countTo = countTo;
        this.activeFrom = Micros.of(question.activeFrom());
        this.activeBefore = Micros.of(question.activeBefore());
    }

    void count(SegmentFigures figures, int slot) {
        matches++;
        if (total == countTo) {
            return;
        }
        total++;
        cents += figures.cents(slot);
        long lastOrder = figures.lastOrder(slot);
        if (lastOrder >= activeFrom && lastOrder < activeBefore) {
            active++;
        }
    }

    /** Some customers could not be looked at: there may be more than were counted. */
    void missed() {
        incomplete = true;
    }

    /** How many match, also beyond those that the figures are of. */
    long matches() {
        return matches;
    }

    DirectoryAnswer answer(List<Position> positions) {
        return new DirectoryAnswer(
                positions, total, incomplete || matches > total, active, new Money(BigDecimal.valueOf(cents, 2)));
    }
}
