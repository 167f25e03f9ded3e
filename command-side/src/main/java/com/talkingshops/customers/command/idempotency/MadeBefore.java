package com.talkingshops.customers.command.idempotency;

import com.talkingshops.customers.api.BringsIds;
import java.util.Optional;

/** Tells of a command whose outcome nobody kept whether it was handled after all: what it was to make is there, or not. */
public interface MadeBefore {

    /** The commands of which it can tell. */
    Class<? extends BringsIds> commands();

    /** The outcome that the command had; empty if the event store has nothing under its ids. */
    Optional<Object> outcomeOf(BringsIds command);
}
