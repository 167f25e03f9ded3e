package com.talkingshops.customers.command.order;

import com.talkingshops.customers.api.order.OrderCommand;
import com.talkingshops.customers.command.AggregateName;
import com.talkingshops.customers.command.claim.Claims;
import com.talkingshops.customers.command.claim.MobileClaims;
import com.talkingshops.customers.command.customer.Registrar;
import com.talkingshops.customers.command.idempotency.KeptResult;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    @Bean
    Intake intake(Repository<Order> orders, Claims claims, MobileClaims mobiles, Registrar registrar) {
        return new Intake(orders, claims, mobiles, registrar);
    }

    @Bean
    PlacedBefore placedBefore(Repository<Order> orders) {
        return new PlacedBefore(orders);
    }

    @Bean
    AggregateName orderName() {
        return new AggregateName(OrderCommand.class, Order.NAME);
    }

    @Bean
    KeptResult keptResultOfPlacedOrders() {
        return new KeptResult(OrderCommand.PlaceOrder.class, OrderCommand.Placed.class);
    }

    @Bean
    KeptResult keptResultOfChangedOrders() {
        return new KeptResult(OrderCommand.ChangeOrder.class, OrderCommand.Accepted.class);
    }
}
