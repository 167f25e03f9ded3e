package com.talkingshops.customers.query.directory;

/** A content of a piece of a segment, as it rests. */
record SealedPiece(String id, int firstSlot, long version, byte[] sealed) {

    boolean isOf(PieceVersion wanted) {
        return id.equals(wanted.id()) && firstSlot == wanted.firstSlot() && version == wanted.version();
    }
}
