package com.talkingshops.customers.query.order;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads orders, and the totals of them that the projector keeps. */
interface StoredOrders extends Repository<PlacedOrder, String> {

    @Query(OrderRecord.SELECT + "where o.tenantId = :tenant and o.id = :id")
    Optional<OrderRecord> order(String tenant, String id);

    @Query(OrderRecord.SELECT + "where o.tenantId = :tenant and o.customerId = :customerId order by o.placedAt, o.id")
    List<OrderRecord> ofCustomer(String tenant, String customerId);

    @Query("""
            select new com.talkingshops.customers.query.order.NamedOrder(o.id, o.reference)
              from PlacedOrder o where o.tenantId = :tenant and o.id in :ids
            """)
    List<NamedOrder> names(String tenant, Set<String> ids);

    @Query("select o.id from PlacedOrder o where o.tenantId = :tenant and o.customerId = :customerId")
    List<String> idsOfCustomer(String tenant, String customerId);

    @Query("select count(c.id) > 0 from Customer c where c.tenantId = :tenant and c.id = :customerId")
    boolean existsCustomer(String tenant, String customerId);

    @Query("select count(c.id) > 0 from Customer c where c.tenantId = :tenant and c.mobileHash = :hash")
    boolean existsCustomerWithMobile(String tenant, String hash);

    @Query(
            "select sum(t.orders) from OrderTotal t where t.tenantId = :tenant and (:status is null or t.status = :status)")
    @Nullable
    Long total(String tenant, @Nullable String status);

    @Query("""
            select sum(t.orders) from OrderDayTotal t
             where t.tenantId = :tenant and t.placedDay between :first and :last and (:status is null or t.status = :status)
            """)
    @Nullable
    Long totalOfDays(String tenant, LocalDate first, LocalDate last, @Nullable String status);
}
