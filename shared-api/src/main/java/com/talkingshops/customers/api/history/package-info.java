/** What happened to a customer, and what was known of it at a moment of the past. */
@NullMarked
package com.talkingshops.customers.api.history;

import org.jspecify.annotations.NullMarked;
