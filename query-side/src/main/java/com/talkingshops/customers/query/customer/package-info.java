/** Customers as readers see them: list, lookup and detail. */
@NullMarked
package com.talkingshops.customers.query.customer;

import org.jspecify.annotations.NullMarked;
