package com.talkingshops.customers.query.directory;

/**
 * Where a customer lies in the directory, for as long as it exists.
 *
 * @param segment names the segment within the tenant
 * @param slot the place in it
 */
public record Spot(String segment, int slot) {}
