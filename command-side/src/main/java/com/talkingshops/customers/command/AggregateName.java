package com.talkingshops.customers.command;

/**
 * What a refusal calls the subject of some commands when there is no such thing.
 *
 * @param commands the commands, by their interface
 * @param name as in "Customer not found"
 */
public record AggregateName(Class<?> commands, String name) {}
