/** The read endpoints for customers. */
@NullMarked
package com.talkingshops.customers.query.customer.rest;

import org.jspecify.annotations.NullMarked;
