/** Orders as readers see them, also those of customers that are gone. */
@NullMarked
package com.talkingshops.customers.query.order;

import org.jspecify.annotations.NullMarked;
