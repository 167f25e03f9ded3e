package com.talkingshops.customers.query.erasure;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads erasures. */
interface StoredErasures extends Repository<Erasure, String> {

    @Query("select e from Erasure e where e.tenantId = :tenant and e.id = :id")
    Optional<Erasure> erasure(String tenant, String id);

    @Query("select e from Erasure e where e.tenantId = :tenant and e.wholeTenant")
    Optional<Erasure> ofTenant(String tenant);
}
