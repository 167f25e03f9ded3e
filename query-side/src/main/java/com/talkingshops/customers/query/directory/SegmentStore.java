package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.query.readmodel.RowKey;
import java.util.Collection;
import java.util.List;

/** Where segments rest. Everything happens in the transaction of the projector's batch. */
public interface SegmentStore {

    /**
     * Reads segments and keeps others from changing them until the transaction ends. They are locked in one order, so that
     * two processor segments never wait for each other.
     *
     * @param segments those that hold customers who change
     * @param growing tenants whose open segments of the part are wanted too
     */
    List<StoredSegment> lock(Collection<RowKey> segments, Collection<String> growing, int part);

    /** Writes new and changed segments. */
    void write(Collection<StoredSegment> segments);

    /** Removes segments. */
    void remove(Collection<RowKey> segments);
}
