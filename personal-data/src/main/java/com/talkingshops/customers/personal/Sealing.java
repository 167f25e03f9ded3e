package com.talkingshops.customers.personal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns personal values into what may rest in the database, and back. */
public interface Sealing {

    /**
     * Seals bytes for one place; they open at that place only.
     *
     * @param place where the value will rest
     * @param clear the value
     * @return what may be stored; {@code null} when the person was forgotten, of whom nothing may be stored
     */
    byte @Nullable [] seal(Place place, byte[] clear);

    /**
     * Opens what {@link #seal} made.
     *
     * @param place where the value rests
     * @param sealed what was stored
     * @return the value, or {@code null} when the person was forgotten
     * @throws ForgedSealException if it was not sealed for this place
     */
    byte @Nullable [] open(Place place, byte[] sealed);

    /**
     * Opens what was sealed for a person, under the person's key as it was read along with it.
     *
     * @param wrappedKey as it rests; {@code null} when the person was forgotten
     */
    Opener opener(String tenant, String person, byte @Nullable [] wrappedKey);

    /**
     * Opens many large values of a tenant's own, for one thread.
     *
     * @param key the name of the tenant's key
     */
    InTurn inTurn(String tenant, String key);

    /** Whether a tenant was forgotten, of which nothing opens. */
    boolean isForgotten(String tenant);

    /** Seals a text as UTF-8; {@code null} stays {@code null}. */
    default byte @Nullable [] sealText(Place place, @Nullable String clear) {
        return clear == null ? null : seal(place, clear.getBytes(StandardCharsets.UTF_8));
    }

    /** Opens values of one person. */
    interface Opener {

        /**
         * Opens the text of a field.
         *
         * @return {@code null} if there is none, the person was forgotten, or it was not sealed for there; this last is logged
         */
        @Nullable
        String text(String field, byte @Nullable [] sealed);
    }

    /** Opens one value after the other into the same memory. */
    interface InTurn {

        /**
         * Opens a value.
         *
         * @return an array that begins with the value, until the next is opened; {@code null} when the tenant was forgotten
         * @throws ForgedSealException if it was not sealed for this field
         */
        byte @Nullable [] open(String field, byte[] sealed);
    }

    /**
     * Where a sealed value rests, so that it cannot be moved elsewhere unnoticed.
     *
     * @param tenant the tenant that it belongs to
     * @param subject the person whose key seals it, or the name of a tenant's own key
     * @param isPerson which of the two
     * @param field the column or member
     */
    record Place(String tenant, String subject, boolean isPerson, String field) {

        /** A place for what tells something about a person. */
        public static Place ofPerson(String tenant, String person, String field) {
            return new Place(tenant, person, true, field);
        }

        /** A place for what a tenant keeps for itself, under a key of some name, which is made at its first use. */
        public static Place ofTenant(String tenant, String key, String field) {
            return new Place(tenant, key, false, field);
        }
    }
}
