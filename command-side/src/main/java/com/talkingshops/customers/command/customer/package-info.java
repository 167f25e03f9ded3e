/** Customers: who may be registered, changed and deleted. */
@NullMarked
package com.talkingshops.customers.command.customer;

import org.jspecify.annotations.NullMarked;
