/** The past of customers, read from the event store: what happened, and what was known at a moment. */
@NullMarked
package com.talkingshops.customers.query.history;

import org.jspecify.annotations.NullMarked;
