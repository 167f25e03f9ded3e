package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.query.readmodel.ReadModel;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CustomersReadModelConfiguration {

    /** Customers, their orders and the directory: everything that one reply about them shows. */
    @Bean
    ReadModel customersReadModel() {
        return new ReadModel(
                "customers",
                List.of(
                        "directory_segment",
                        "figures_progress",
                        "customer",
                        "customer_metrics",
                        "order_total",
                        "placed_order"));
    }
}
