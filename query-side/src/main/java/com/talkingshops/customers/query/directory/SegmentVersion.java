package com.talkingshops.customers.query.directory;

/**
 * Which content a segment has now.
 *
 * @param entries how many customers are in it
 */
record SegmentVersion(String id, long version, int entries) {}
