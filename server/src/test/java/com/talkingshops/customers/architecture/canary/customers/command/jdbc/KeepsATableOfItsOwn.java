package com.talkingshops.customers.architecture.canary.customers.command.jdbc;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A canary: a table that decides. */
public record KeepsATableOfItsOwn(JdbcClient database) {}
