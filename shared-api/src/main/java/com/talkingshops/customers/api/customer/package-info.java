/** A shop's customers: commands, events, queries and the values they are made of. */
@NullMarked
package com.talkingshops.customers.api.customer;

import org.jspecify.annotations.NullMarked;
