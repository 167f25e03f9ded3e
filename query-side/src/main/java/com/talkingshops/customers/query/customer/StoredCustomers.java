package com.talkingshops.customers.query.customer;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads customers. */
interface StoredCustomers extends Repository<Customer, String> {

    @Query("""
            select new com.talkingshops.customers.query.customer.CustomerRecord(c, m)
              from Customer c join CustomerMetrics m on m.id = c.id and m.tenantId = c.tenantId
             where c.tenantId = :tenant and among(c.id, :ids)
            """)
    List<CustomerRecord> records(String tenant, String[] ids);

    @Query("""
            select new com.talkingshops.customers.query.customer.CustomerRecord(c, m)
              from Customer c join CustomerMetrics m on m.id = c.id and m.tenantId = c.tenantId
             where c.tenantId = :tenant and c.id = :id
            """)
    Optional<CustomerRecord> record(String tenant, String id);

    /** Who has a mobile number, by its hash; the last one who got it first. */
    @Query("""
            select new com.talkingshops.customers.query.customer.CustomerRecord(c, m)
              from Customer c join CustomerMetrics m on m.id = c.id and m.tenantId = c.tenantId
             where c.tenantId = :tenant and c.mobileHash = :hash
             order by c.updatedAt desc
            """)
    List<CustomerRecord> withMobile(String tenant, String hash, Limit limit);

    @Query("""
            select new com.talkingshops.customers.query.customer.RecentOrder(
                       o.id, o.reference, o.status, o.finalAmount, o.placedAt)
              from PlacedOrder o
             where o.tenantId = :tenant and o.customerId = :customerId
             order by o.placedAt desc, o.id desc
            """)
    List<RecentOrder> newestOrders(String tenant, String customerId, Limit limit);
}
