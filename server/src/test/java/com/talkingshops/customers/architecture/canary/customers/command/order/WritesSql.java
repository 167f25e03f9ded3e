package com.talkingshops.customers.architecture.canary.customers.command.order;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A canary: SQL amid the rules. */
public record WritesSql(JdbcClient database) {}
