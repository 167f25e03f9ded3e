package com.talkingshops.customers.personal;

import org.jspecify.annotations.Nullable;

/** Turns personal values into what may rest in the database, and back. */
public interface Sealing {

    /**
     * Seals bytes for one place; they open at that place only.
     *
     * @param place where the value will rest
     * @param clear the value
     * @return what may be stored
     */
    byte[] seal(Place place, byte[] clear);

    /**
     * Opens what {@link #seal} made.
     *
     * @param place where the value rests
     * @param sealed what was stored
     * @return the value, or {@code null} when the person was forgotten
     */
    byte @Nullable [] open(Place place, byte[] sealed);

    /** Seals a text as UTF-8; {@code null} stays {@code null}. */
    default byte @Nullable [] sealText(Place place, @Nullable String clear) {
        return clear == null ? null : seal(place, clear.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Opens what {@link #sealText} made; {@code null} stays {@code null}, and so reads a forgotten person's text. */
    default @Nullable String openText(Place place, byte @Nullable [] sealed) {
        if (sealed == null) {
            return null;
        }
        byte[] clear = open(place, sealed);
        return clear == null ? null : new String(clear, java.nio.charset.StandardCharsets.UTF_8);
    }

    /**
     * Where a sealed value rests, so that it cannot be moved elsewhere unnoticed.
     *
     * @param tenant the tenant that it belongs to
     * @param subject the person whose key seals it, or the name of a tenant's own key
     * @param field the column or member
     */
    record Place(String tenant, String subject, String field) {}
}
