/** Reads from a database that replays what the primary writes, by those who know what it has to show them. */
@NullMarked
package com.talkingshops.customers.eventstore.replica;

import org.jspecify.annotations.NullMarked;
