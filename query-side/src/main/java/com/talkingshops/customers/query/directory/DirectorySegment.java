package com.talkingshops.customers.query.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A sealed piece of a segment of a tenant's directory. */
@Entity
@Immutable
@IdClass(DirectorySegment.Key.class)
@Table(schema = "rm_customers", name = "directory_segment")
class DirectorySegment {

    record Key(String id, int firstSlot) {}

    @Id
    String id;

    @Id
    int firstSlot;

    String tenantId;

    long version;
    int entries;
    byte[] sealed;
}
