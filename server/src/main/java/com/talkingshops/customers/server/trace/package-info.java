/** One trace from a request to the rows that it leads to: through its commands, their events and the projections of these. */
@NullMarked
package com.talkingshops.customers.server.trace;

import org.jspecify.annotations.NullMarked;
