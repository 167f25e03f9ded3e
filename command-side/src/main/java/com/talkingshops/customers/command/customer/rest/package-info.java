/** The write endpoints of customers. */
@NullMarked
package com.talkingshops.customers.command.customer.rest;

import org.jspecify.annotations.NullMarked;
