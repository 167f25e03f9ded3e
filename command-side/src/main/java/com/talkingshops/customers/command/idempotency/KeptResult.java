package com.talkingshops.customers.command.idempotency;

/**
 * Which type of result some commands answer with, so that a kept one can be read back.
 *
 * @param commands the commands, by their class or interface
 * @param result a record of identifiers, versions and flags; nothing personal, since it is stored as it is
 */
public record KeptResult(Class<?> commands, Class<?> result) {}
