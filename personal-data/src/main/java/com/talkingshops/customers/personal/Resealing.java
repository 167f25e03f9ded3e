package com.talkingshops.customers.personal;

/** Knows where something rests that a tenant has sealed for itself, and can seal it again under a newer key. */
public interface Resealing {

    /** Which of the tenant's own keys seals it, as in {@link Sealing.Place#ofTenant}. */
    String key();

    /** Seals again, under the newest version of the key, everything of a tenant that was sealed until now. */
    void reseal(String tenant);
}
