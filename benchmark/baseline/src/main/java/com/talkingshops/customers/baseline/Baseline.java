package com.talkingshops.customers.baseline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** What a team gets that takes the starter as it comes: the yardstick for everything that the server does otherwise. */
@SpringBootApplication
public class Baseline {

    public static void main(String[] arguments) {
        SpringApplication.run(Baseline.class, arguments);
    }
}
