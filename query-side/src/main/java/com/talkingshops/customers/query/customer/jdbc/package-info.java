/** Projecting customers, what their orders come to, and the totals of lists. */
@NullMarked
package com.talkingshops.customers.query.customer.jdbc;

import org.jspecify.annotations.NullMarked;
