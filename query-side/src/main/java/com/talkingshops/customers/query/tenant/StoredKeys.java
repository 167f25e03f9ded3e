package com.talkingshops.customers.query.tenant;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads keys. */
interface StoredKeys extends Repository<ApiKey, String> {

    /** The key with a hash, with its tenant; never a revoked one. */
    @Query("select k from ApiKey k join fetch k.tenant where k.keyHash = :hash and k.revokedAt is null")
    Optional<ApiKey> inUse(String hash);

    /** Ids are ordered by time. */
    @Query("select k from ApiKey k where k.tenant.id = :tenantId order by k.id desc")
    List<ApiKey> newestFirst(String tenantId);
}
