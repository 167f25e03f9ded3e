package com.talkingshops.customers.api.error;

/**
 * One thing wrong with a request.
 *
 * @param field which member, parameter or header; members of members as {@code updates.email}
 * @param message what is wrong and what would be right
 */
public record Fault(String field, String message) {}
