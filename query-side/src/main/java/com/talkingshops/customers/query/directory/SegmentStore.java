package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.query.readmodel.RoundTrip;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.util.Collection;
import java.util.List;

/** Where segments rest. Everything happens in the transaction of the projector's batch. */
public interface SegmentStore {

    /**
     * Reads pieces and keeps others from changing them until the transaction ends. They are locked in one order, so that two
     * processor segments never wait for each other.
     *
     * @param segments whose pieces are wanted, each with its content
     * @param growing tenants whose open segments of the part are wanted too: all their pieces, without their content unless
     *     they are among those
     */
    List<StoredPiece> lock(Collection<RowKey> segments, Collection<String> growing, int part);

    /** Writes, with others, new and changed pieces. */
    void write(Collection<StoredPiece> pieces, RoundTrip writes);

    /** Removes pieces, with what else is written. */
    void remove(Collection<PieceKey> pieces, RoundTrip writes);
}
