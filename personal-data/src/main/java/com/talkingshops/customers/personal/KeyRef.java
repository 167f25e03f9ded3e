package com.talkingshops.customers.personal;

import java.util.UUID;

/** How a person's key is found. */
sealed interface KeyRef {

    String tenant();

    /** Part of what is authenticated: never another for the same. */
    default String kind() {
        return switch (this) {
            case Named ignored -> "named";
            case Linked ignored -> "linked";
        };
    }

    /** What it is found by, as a text. */
    default String name() {
        return switch (this) {
            case Named named -> named.subject();
            case Linked linked -> linked.link().toString();
        };
    }

    /** By the person's name. */
    record Named(String tenant, String subject) implements KeyRef {}

    /** By a link that tells nobody whose it is. */
    record Linked(String tenant, UUID link) implements KeyRef {}
}
