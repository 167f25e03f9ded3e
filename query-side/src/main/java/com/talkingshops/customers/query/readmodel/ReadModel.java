package com.talkingshops.customers.query.readmodel;

/**
 * A read model: one processing group that keeps the tables of one schema. It can be dropped and built anew from the events.
 *
 * @param name names the processing group; its schema is {@code rm_<name>}, its migrations lie in
 *     {@code classpath:readmodel/<name>} and name no schema
 */
public record ReadModel(String name) {

    /** The schema that readers see. */
    public String schema() {
        return "rm_" + name;
    }
}
