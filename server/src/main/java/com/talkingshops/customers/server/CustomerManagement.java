package com.talkingshops.customers.server;

import com.talkingshops.customers.command.CommandSide;
import com.talkingshops.customers.query.QuerySide;
import com.talkingshops.customers.server.start.Start;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The whole service. */
@SpringBootApplication
@Import({CommandSide.class, QuerySide.class})
public class CustomerManagement {

    /** Starts it. */
    public static void main(String[] arguments) {
        Start.of(CustomerManagement.class).run(arguments);
    }
}
