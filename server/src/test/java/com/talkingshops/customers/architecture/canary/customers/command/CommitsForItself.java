package com.talkingshops.customers.architecture.canary.customers.command;

import org.springframework.transaction.support.TransactionTemplate;

/** A canary: a rule that holds as long as a transaction does. */
public record CommitsForItself(TransactionTemplate transaction) {}
