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
                List.of("figures_progress", "directory_segment", "customer", "customer_metrics", "placed_order"));
    }
}
