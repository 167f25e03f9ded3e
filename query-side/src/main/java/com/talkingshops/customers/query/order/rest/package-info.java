/** The read endpoints for orders. */
@NullMarked
package com.talkingshops.customers.query.order.rest;

import org.jspecify.annotations.NullMarked;
