package com.talkingshops.customers.query.erasure;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An erasure, by the id of its receipt. */
@Entity
@Immutable
@Table(schema = "rm_erasures", name = "erasure")
class Erasure {

    @Id
    String id;

    String tenantId;
    Instant erasedAt;
    boolean wholeTenant;

    @Nullable
    String actor;

    @Nullable
    String actorName;
}
