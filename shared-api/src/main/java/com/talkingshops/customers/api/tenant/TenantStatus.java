package com.talkingshops.customers.api.tenant;

/** Whether a tenant may use the service; the names are those of the interface. */
public enum TenantStatus {
    active,
    suspended,
    erased
}
