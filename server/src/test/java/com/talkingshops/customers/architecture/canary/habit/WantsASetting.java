package com.talkingshops.customers.architecture.canary.habit;

import org.springframework.beans.factory.annotation.Value;

/** A canary: nobody sees what it needs. */
public class WantsASetting {
    @Value("${server.port}")
    int port;
}
