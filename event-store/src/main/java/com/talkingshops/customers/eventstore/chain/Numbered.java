package com.talkingshops.customers.eventstore.chain;

import org.jspecify.annotations.Nullable;

/**
 * A link, and which of its partition's listed events it is of.
 *
 * @param listed from 1; {@code null} if its event is not listed
 */
record Numbered(Link link, @Nullable Long listed) {}
