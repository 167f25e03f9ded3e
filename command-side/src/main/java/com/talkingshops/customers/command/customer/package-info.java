/** Customers: who may be registered, changed, deleted and erased. */
@NullMarked
package com.talkingshops.customers.command.customer;

import org.jspecify.annotations.NullMarked;
