package com.talkingshops.customers.query.directory;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads a tenant's directory. */
interface StoredSegments extends Repository<DirectorySegment, String> {

    @Query("""
            select new com.talkingshops.customers.query.directory.SegmentVersion(s.id, s.version, s.entries)
              from DirectorySegment s
             where s.tenantId = :tenant
            """)
    List<SegmentVersion> versions(String tenant);

    @Query("""
            select new com.talkingshops.customers.query.directory.SealedSegment(s.id, s.version, s.sealed)
              from DirectorySegment s
             where s.tenantId = :tenant and holds(:ids, s.id)
            """)
    List<SealedSegment> contents(String tenant, String[] ids);
}
