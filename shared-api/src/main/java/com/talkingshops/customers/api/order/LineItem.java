package com.talkingshops.customers.api.order;

import com.talkingshops.customers.api.Money;

/**
 * One line of an order.
 *
 * @param quantity 1 to 1,000,000
 * @param price of one piece
 */
public record LineItem(String name, int quantity, Money price) {}
