package com.talkingshops.customers.personal;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The key of a person, or of what a tenant seals for itself; open.
 *
 * @param link leads to the key from what must not name the person; persons have one
 */
record SubjectKey(
        String tenant,
        String subject,
        @Nullable VersionedKey opened,
        @Nullable UUID link) {

    /** One that is stored and does not open: it is not as if the person were forgotten. */
    static SubjectKey refused(String tenant, String subject, @Nullable UUID link) {
        return new SubjectKey(tenant, subject, null, link);
    }

    /**
     * The key.
     *
     * @throws ForgedSealException if it does not open
     */
    VersionedKey key() {
        if (opened == null) {
            throw new ForgedSealException();
        }
        return opened;
    }

    /** The link to a person's key. */
    UUID linkOfPerson() {
        return Objects.requireNonNull(link, "a person's key has a link");
    }

    /** What such a key is wrapped for. */
    static byte[] context(String tenant, String subject, int version) {
        return AesGcm.context("subject-key", tenant, subject, Integer.toString(version));
    }
}
