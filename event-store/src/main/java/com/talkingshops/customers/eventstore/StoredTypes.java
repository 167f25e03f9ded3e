package com.talkingshops.customers.eventstore;

import java.util.Map;

/**
 * The names that events are stored under.
 *
 * @param byName the classes by their names
 */
public record StoredTypes(Map<String, Class<?>> byName) {}
