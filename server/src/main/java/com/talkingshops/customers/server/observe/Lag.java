package com.talkingshops.customers.server.observe;

/**
 * How far a processor of events is behind.
 *
 * @param events how many positions lie before it
 * @param seconds how long the oldest event that it has not handled has been waiting; 0 if there is none
 */
record Lag(long events, double seconds) {}
