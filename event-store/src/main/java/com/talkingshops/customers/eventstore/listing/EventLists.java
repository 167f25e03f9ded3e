package com.talkingshops.customers.eventstore.listing;

import com.talkingshops.customers.eventstore.StoredTypes;
import com.talkingshops.customers.eventstore.chain.ChainPartitions;
import com.talkingshops.customers.eventstore.chain.UnlistedTypes;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lists of events that there are. */
public final class EventLists {

    private final JdbcClient database;
    private final ChainPartitions partitions;
    private final UnlistedTypes unlisted;
    private final StoredTypes types;

    EventLists(JdbcClient database, ChainPartitions partitions, UnlistedTypes unlisted, StoredTypes types) {
        this.database = database;
        this.partitions = partitions;
        this.types = types;
        this.unlisted = unlisted;
    }

    /** The listed events of a partition that the metadata of its events names. */
    public EventList of(String partition) {
        return new ByAnyName(
                new PartitionList(database, partitions.metaDataKey(), partition, unlisted.byAnyName(types)), types);
    }

    /** The events of some types, whatever their partition. Quick if there is an index on positions of events of just these types. */
    public EventList ofTypes(Set<String> some) {
        return new ByAnyName(new TypeList(database, types.allNames(some)), types);
    }
}
