package com.talkingshops.customers.query.directory;

/**
 * Which content a piece of a segment has now.
 *
 * @param id of the segment
 * @param entries how many customers are in the piece
 */
record PieceVersion(String id, int firstSlot, long version, int entries) {}
