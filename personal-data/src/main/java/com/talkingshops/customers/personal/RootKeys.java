package com.talkingshops.customers.personal;

import java.util.Optional;
import javax.crypto.SecretKey;

/** The keys that all others are wrapped with. They lie outside of the database, so that whoever holds that holds nothing readable. */
public interface RootKeys {

    /** What new keys are wrapped with. */
    VersionedKey newest();

    /** The key of a version; empty if it was withdrawn. */
    Optional<SecretKey> version(int version);

    /** Where the operator finds them, as "the file /etc/customers/root-key"; for messages. */
    String place();
}
