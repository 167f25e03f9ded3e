/** A repeated command gets the outcome of the first and changes nothing. */
@NullMarked
package com.talkingshops.customers.command.idempotency;

import org.jspecify.annotations.NullMarked;
