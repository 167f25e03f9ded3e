package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.query.readmodel.RowKey;

/**
 * A segment as it rests in the database.
 *
 * @param part the segment of the processor that appends to it
 * @param version of its content; with the key it names one content for ever
 * @param entries how many customers are in it
 * @param nextSlot the first slot that was never used
 * @param open whether there are such slots
 * @param sealed its content
 */
public record StoredSegment(
        RowKey key, int part, long version, int entries, int nextSlot, boolean open, byte[] sealed) {}
