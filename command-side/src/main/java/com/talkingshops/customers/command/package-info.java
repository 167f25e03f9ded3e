/** The side that decides: aggregates, rules and the write endpoints. */
@NullMarked
package com.talkingshops.customers.command;

import org.jspecify.annotations.NullMarked;
