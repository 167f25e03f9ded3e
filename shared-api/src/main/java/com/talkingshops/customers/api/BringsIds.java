package com.talkingshops.customers.api;

import java.util.List;

/**
 * A command that brings the ids of what it makes. Sent again in place of one whose outcome nobody knows, it takes over the ids
 * of that one, so that the event store itself refuses to make anything twice.
 */
public interface BringsIds {

    /** The ids, in an order that never changes. */
    List<String> ids();

    /**
     * The same command with other ids.
     *
     * @param ids as many as {@link #ids} has, in its order
     */
    BringsIds withIds(List<String> ids);
}
