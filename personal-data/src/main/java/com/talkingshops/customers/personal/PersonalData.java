package com.talkingshops.customers.personal;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/** Everything of this room over one database; for whoever has no container to wire it. */
public final class PersonalData {

    private final RootKeys root;
    private final DataSource dataSource;
    private final Clock clock;
    private final RefusedSeals refused;
    private final TenantKeys tenants;
    private final SubjectKeys persons;
    private final OwnKeys own;

    /**
     * Uses the keys in a database.
     *
     * @param dataSource connections that are in no transaction of a caller
     */
    public PersonalData(RootKeys root, DataSource dataSource, Clock clock) {
        this(root, dataSource, clock, RefusedSeals.UNHEARD);
    }

    /**
     * Uses the keys in a database.
     *
     * @param dataSource connections that are in no transaction of a caller
     * @param refused hears of what does not open
     */
    public PersonalData(RootKeys root, DataSource dataSource, Clock clock, RefusedSeals refused) {
        this.root = root;
        this.dataSource = dataSource;
        this.clock = clock;
        this.refused = refused;
        this.tenants = new TenantKeys(root, dataSource);
        this.persons = new SubjectKeys(tenants, dataSource, clock, refused);
        this.own = new OwnKeys(tenants, dataSource);
    }

    /** Finds equal values without keeping them. */
    public KeyedHashes hashes() {
        return new TenantHashes(tenants);
    }

    /** Seals values. */
    public Sealing sealing() {
        return new KeyedSealing(persons, own, refused);
    }

    /**
     * Replaces keys.
     *
     * @param resealing everything that rests under tenants' own keys
     */
    public KeyUpkeep upkeep(List<Resealing> resealing) {
        return new KeyUpkeep(root, tenants, own, dataSource, resealing);
    }

    /** Tells which keys there are. */
    public KeyRegister register() {
        return new KeyRegister(root, dataSource);
    }

    /** Writes all keys down, wrapped. */
    public KeyExport export() {
        return new KeyExport(dataSource, clock);
    }

    /** Seals what is personal of messages. */
    public SealedMessages messages() {
        return new SealedMessages(persons, refused);
    }
}
