package com.talkingshops.customers.command.customer;

import com.talkingshops.customers.api.customer.CustomerCommand;
import com.talkingshops.customers.command.AggregateName;
import com.talkingshops.customers.command.claim.MobileClaims;
import com.talkingshops.customers.command.idempotency.KeptResult;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CustomerConfiguration {

    @Bean
    Registrar registrar(Repository<Customer> customers, MobileClaims mobiles) {
        return new Registrar(customers, mobiles);
    }

    @Bean
    RegisteredBefore registeredBefore(Repository<Customer> customers) {
        return new RegisteredBefore(customers);
    }

    @Bean
    AggregateName customerName() {
        return new AggregateName(CustomerCommand.class, Customer.NAME);
    }

    @Bean
    KeptResult keptResultOfRegisteredCustomers() {
        return new KeptResult(CustomerCommand.RegisterCustomer.class, CustomerCommand.Accepted.class);
    }

    @Bean
    KeptResult keptResultOfChangedCustomers() {
        return new KeptResult(CustomerCommand.ChangeCustomer.class, CustomerCommand.Accepted.class);
    }

    @Bean
    KeptResult keptResultOfDeletedCustomers() {
        return new KeptResult(CustomerCommand.DeleteCustomer.class, CustomerCommand.Accepted.class);
    }

    @Bean
    KeptResult keptResultOfErasedCustomers() {
        return new KeptResult(CustomerCommand.EraseCustomer.class, CustomerCommand.Erased.class);
    }
}
