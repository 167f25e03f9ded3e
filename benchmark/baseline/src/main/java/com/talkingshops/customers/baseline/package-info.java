/** A customer with a unique mobile number, as the documentation of Axon's starter would have it written. */
@NullMarked
package com.talkingshops.customers.baseline;

import org.jspecify.annotations.NullMarked;
