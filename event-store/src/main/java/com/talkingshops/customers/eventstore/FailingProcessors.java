package com.talkingshops.customers.eventstore;

import java.util.Map;

/** Tells which processors of this node cannot go on at the moment. */
@FunctionalInterface
public interface FailingProcessors {

    /**
     * Why each of them cannot, by its name; whoever is at work is not among them.
     *
     * @return class, SQLState and place of the last failure, never a value; all of them try again by themselves
     */
    Map<String, String> causes();
}
