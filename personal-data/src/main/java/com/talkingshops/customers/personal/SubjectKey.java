package com.talkingshops.customers.personal;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The key of a person, open; or what has become of it.
 *
 * @param opened {@code null} if there is none, or it does not open
 * @param link leads to the key from what must not name the person
 * @param isForgotten whether it was destroyed
 */
record SubjectKey(
        String tenant,
        String subject,
        @Nullable VersionedKey opened,
        @Nullable UUID link,
        boolean isForgotten) {

    static SubjectKey of(String tenant, String subject, VersionedKey key, @Nullable UUID link) {
        return new SubjectKey(tenant, subject, key, link, false);
    }

    /** One that was destroyed. */
    static SubjectKey forgotten(String tenant, String subject) {
        return new SubjectKey(tenant, subject, null, null, true);
    }

    /** One that is stored and does not open: it is not as if the person were forgotten. */
    static SubjectKey refused(String tenant, String subject, @Nullable UUID link) {
        return new SubjectKey(tenant, subject, null, link, false);
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

    boolean opens() {
        return opened != null;
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
