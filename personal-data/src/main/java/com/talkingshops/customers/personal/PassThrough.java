package com.talkingshops.customers.personal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Seals nothing: the bytes rest as they are. For tests and measurements of what sealing costs. */
public final class PassThrough implements Sealing {

    @Override
    public byte[] seal(Place place, byte[] clear) {
        return clear;
    }

    @Override
    public byte[] open(Place place, byte[] sealed) {
        return sealed;
    }

    @Override
    public Opener opener(String tenant, String person, byte @Nullable [] wrappedKey) {
        return (field, stored) -> stored == null ? null : new String(stored, StandardCharsets.UTF_8);
    }

    @Override
    public boolean isForgotten(String tenant) {
        return false;
    }

    @Override
    public InTurn inTurn(String tenant, String key) {
        return (field, stored) -> stored;
    }
}
