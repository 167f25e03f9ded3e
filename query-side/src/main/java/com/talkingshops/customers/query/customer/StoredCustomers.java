package com.talkingshops.customers.query.customer;

import java.util.Collection;
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
             where c.id in :ids
            """)
    List<CustomerRecord> records(Collection<String> ids);

    @Query("""
            select new com.talkingshops.customers.query.customer.CustomerRecord(c, m)
              from Customer c join CustomerMetrics m on m.id = c.id and m.tenantId = c.tenantId
             where c.id = :id
            """)
    Optional<CustomerRecord> record(String id);

    /** Who has a mobile number, by its hash; the last one who got it first. */
    @Query("""
            select new com.talkingshops.customers.query.customer.CustomerRecord(c, m)
              from Customer c join CustomerMetrics m on m.id = c.id and m.tenantId = c.tenantId
             where c.mobileHash = :hash
             order by c.updatedAt desc
            """)
    List<CustomerRecord> withMobile(String hash, Limit limit);

    @Query("""
            select new com.talkingshops.customers.query.customer.RecentOrder(
                       o.id, o.reference, o.status, o.finalAmount, o.placedAt)
              from PlacedOrder o
             where o.customerId = :customerId
             order by o.placedAt desc, o.id desc
            """)
    List<RecentOrder> newestOrders(String customerId, Limit limit);
}
