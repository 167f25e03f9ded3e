/** Compares what readers see with a copy that was built from the events. */
@NullMarked
package com.talkingshops.customers.query.operation.comparison;

import org.jspecify.annotations.NullMarked;
