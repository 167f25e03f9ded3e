package com.talkingshops.customers.command.tenant.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.TenantId;

/** The tenant and the key that a path names; "not found" if nothing could be called so. */
final class TenantPath {

    private TenantPath() {}

    static TenantId tenant(String text) {
        if (!TimeOrderedId.hasShape(text)) {
            throw Rejection.notFound("Tenant");
        }
        return new TenantId(text);
    }

    static KeyId key(String text) {
        if (!TimeOrderedId.hasShape(text)) {
            throw Rejection.notFound("Key");
        }
        return new KeyId(text);
    }
}
