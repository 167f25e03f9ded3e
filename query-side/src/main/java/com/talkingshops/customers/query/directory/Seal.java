package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.personal.Sealing.Place;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.util.Optional;

/** Seals segments, each for its own place. */
final class Seal {

    /** Names the tenant's own key that seals its directory. */
    private static final String SUBJECT = "directory";

    private Seal() {}

    static byte[] close(Sealing sealing, RowKey segment, byte[] clear) {
        return sealing.seal(place(segment), clear);
    }

    /** Opens a segment; nothing if its tenant was forgotten. */
    static Optional<OpenSegment> open(Sealing sealing, RowKey segment, byte[] sealed) {
        return Optional.ofNullable(sealing.open(place(segment), sealed)).map(OpenSegment::new);
    }

    private static Place place(RowKey segment) {
        return new Place(segment.tenant(), SUBJECT, segment.id());
    }
}
