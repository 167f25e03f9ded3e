package com.talkingshops.customers.query.directory;

/**
 * Where the columns of a segment lie in its clear bytes. A segment is: the format, 1 byte; the number of entries n, 4; the
 * number of segment names, 2, and each with its length, 2, and UTF-8; then the columns, each n values one after the other,
 * big-endian; then the texts, one after the other.
 */
record SegmentLayout(
        int created,
        int updated,
        int ids,
        int mobiles,
        int slots,
        int segmentNames,
        int nameLengths,
        int textEnds,
        int texts) {

    static final byte FORMAT = 1;
    static final int ID_BYTES = 12;

    /** One more than the longest number, so that no number touches the next. */
    static final int MOBILE_BYTES = 18;

    /**
     * Lays out the columns.
     *
     * @param start where they begin
     * @param entries how many entries there are
     */
    static SegmentLayout of(int start, int entries) {
        int updated = start + entries * Long.BYTES;
        int ids = updated + entries * Long.BYTES;
        int mobiles = ids + entries * ID_BYTES;
        int slots = mobiles + entries * MOBILE_BYTES;
        int segmentNames = slots + entries * Short.BYTES;
        int nameLengths = segmentNames + entries * Short.BYTES;
        int textEnds = nameLengths + entries * Short.BYTES;
        int texts = textEnds + entries * Integer.BYTES;
        return new SegmentLayout(start, updated, ids, mobiles, slots, segmentNames, nameLengths, textEnds, texts);
    }
}
