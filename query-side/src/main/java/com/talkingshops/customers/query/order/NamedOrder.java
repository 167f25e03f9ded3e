package com.talkingshops.customers.query.order;

/** What an order is called by the shop. */
record NamedOrder(String id, String reference) {}
