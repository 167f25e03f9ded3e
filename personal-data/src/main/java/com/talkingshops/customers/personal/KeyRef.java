package com.talkingshops.customers.personal;

import java.util.UUID;

/** How a person's key is found. */
sealed interface KeyRef {

    String tenant();

    /** By the person's name. */
    record Named(String tenant, String subject) implements KeyRef {}

    /** By a link that tells nobody whose it is. */
    record Linked(String tenant, UUID link) implements KeyRef {}
}
