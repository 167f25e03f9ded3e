/** Writing orders and their totals. */
@NullMarked
package com.talkingshops.customers.query.order.jdbc;

import org.jspecify.annotations.NullMarked;
