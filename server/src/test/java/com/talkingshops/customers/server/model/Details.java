package com.talkingshops.customers.server.model;

/** What a shop can say of a customer; {@code null} where nothing was said. */
record Details(String mobile, String name, String email, String segment) {

    /** The name under which statistics count the customer. */
    static String counted(String segment) {
        return segment == null ? "unsegmented" : segment;
    }
}
