package com.talkingshops.customers.query.tenant;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads shops. */
interface StoredTenants extends Repository<Tenant, String> {

    Optional<Tenant> findById(String id);

    boolean existsById(String id);

    /** Ids are ordered by time. */
    @Query("select t from Tenant t order by t.id desc")
    List<Tenant> newestFirst(Pageable page);

    @Query("select coalesce(sum(t.tenants), 0) from TenantTotal t")
    long total();
}
