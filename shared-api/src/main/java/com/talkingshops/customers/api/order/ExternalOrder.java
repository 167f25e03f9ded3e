package com.talkingshops.customers.api.order;

/**
 * The name of an order in the system that it came from.
 *
 * @param source which system
 * @param id its name there
 */
public record ExternalOrder(String source, String id) {}
