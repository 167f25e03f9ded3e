package com.talkingshops.customers.server;

import com.talkingshops.customers.server.role.Sides;
import com.talkingshops.customers.server.start.Start;
import com.talkingshops.customers.server.start.VerifyAudit;
import com.talkingshops.customers.server.terminal.Terminal;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The whole service. */
@SpringBootApplication
@Import(Sides.class)
public class CustomerManagement {

    /** Starts it; or asks one that runs, or checks an export of events, and ends. */
    public static void main(String[] arguments) {
        if (Terminal.takes(arguments)) {
            System.exit(Terminal.run(arguments));
        }
        if (VerifyAudit.isAskedFor(arguments)) {
            System.exit(VerifyAudit.run(arguments));
        }
        Start.of(CustomerManagement.class).run(arguments);
    }
}
