/** Everything between Axon and PostgreSQL. Speaks no HTTP and knows no customer. */
@NullMarked
package com.talkingshops.customers.eventstore;

import org.jspecify.annotations.NullMarked;
