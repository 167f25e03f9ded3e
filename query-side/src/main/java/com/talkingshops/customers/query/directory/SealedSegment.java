package com.talkingshops.customers.query.directory;

/** A content of a segment, as it rests. */
record SealedSegment(String id, long version, byte[] sealed) {

    boolean isOf(SegmentVersion wanted) {
        return id.equals(wanted.id()) && version == wanted.version();
    }
}
