package com.talkingshops.customers.query.directory;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads a tenant's directory. */
interface StoredSegments extends Repository<DirectorySegment, DirectorySegment.Key> {

    @Query("""
            select new com.talkingshops.customers.query.directory.PieceVersion(s.id, s.firstSlot, s.version, s.entries)
              from DirectorySegment s
             where s.tenantId = :tenant
            """)
    List<PieceVersion> versions(String tenant);

    /**
     * Some pieces of segments.
     *
     * @param ids of the segments
     * @param pieces each as segment/first slot
     */
    @Query("""
            select new com.talkingshops.customers.query.directory.SealedPiece(s.id, s.firstSlot, s.version, s.sealed)
              from DirectorySegment s
             where s.tenantId = :tenant and holds(:ids, s.id)
               and holds(:pieces, concat(s.id, '/', cast(s.firstSlot as String)))
            """)
    List<SealedPiece> contents(String tenant, String[] ids, String[] pieces);
}
