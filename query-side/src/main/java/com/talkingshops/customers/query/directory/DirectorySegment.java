package com.talkingshops.customers.query.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A sealed part of a tenant's directory. */
@Entity
@Immutable
@Table(schema = "rm_customers", name = "directory_segment")
class DirectorySegment {

    @Id
    String id;

    String tenantId;

    long version;
    int entries;
    byte[] sealed;
}
