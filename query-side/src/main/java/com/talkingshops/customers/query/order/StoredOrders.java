package com.talkingshops.customers.query.order;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads orders, and the totals of them that the projector keeps. */
interface StoredOrders extends Repository<PlacedOrder, String> {

    @Query("select o from PlacedOrder o where o.id = :id")
    Optional<PlacedOrder> order(String id);

    @Query("select count(c.id) > 0 from Customer c where c.id = :customerId")
    boolean existsCustomer(String customerId);

    @Query("select count(c.id) > 0 from Customer c where c.mobileHash = :hash")
    boolean existsCustomerWithMobile(String hash);

    @Query("select sum(t.orders) from OrderTotal t where :status is null or t.status = :status")
    @Nullable
    Long total(@Nullable String status);

    @Query("""
            select sum(t.orders) from OrderDayTotal t
             where t.placedDay between :first and :last and (:status is null or t.status = :status)
            """)
    @Nullable
    Long totalOfDays(LocalDate first, LocalDate last, @Nullable String status);
}
