package com.talkingshops.customers.query.customer;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads customers. */
interface StoredCustomers extends Repository<Customer, String> {

    @Query("""
            select new com.talkingshops.customers.query.customer.CustomerRecord(c, m, k.wrapped)
              from Customer c join CustomerMetrics m on m.id = c.id and m.tenantId = c.tenantId
              left join PersonKey k on k.subject = c.id and k.tenantId = c.tenantId
             where c.tenantId = :tenant and holds(:ids, c.id)
            """)
    List<CustomerRecord> records(String tenant, String[] ids);

    /** A customer with each of its newest orders, in no order, in a statement that needs no transaction around it. */
    @Query(CustomerWithOrder.SELECT + "where c.tenantId = :tenant and c.id = :id")
    List<CustomerWithOrder> withOrders(String tenant, String id);

    /** Whoever has a mobile number, by its hash, with each of the newest orders, in no order. */
    @Query(CustomerWithOrder.SELECT + "where c.tenantId = :tenant and c.mobileHash = :hash")
    List<CustomerWithOrder> withMobile(String tenant, String hash);
}
