package com.talkingshops.customers.server;

import com.talkingshops.customers.command.CommandSide;
import com.talkingshops.customers.query.QuerySide;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Starts the service. */
@SpringBootApplication
@Import({CommandSide.class, QuerySide.class})
public class CustomerManagement {

    public static void main(String[] arguments) {
        SpringApplication.run(CustomerManagement.class, arguments);
    }
}
