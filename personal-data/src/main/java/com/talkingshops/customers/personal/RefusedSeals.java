package com.talkingshops.customers.personal;

/** Hears of whatever should open and does not: somebody changed or moved it, or its key. */
@FunctionalInterface
public interface RefusedSeals {

    /** Nobody hears. */
    RefusedSeals UNHEARD = () -> {};

    /** Something was refused; what and where is in the log. */
    void refused();
}
