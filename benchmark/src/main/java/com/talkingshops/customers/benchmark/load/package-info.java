/** Sends requests, all at once or at a set rate, and times the replies. */
@NullMarked
package com.talkingshops.customers.benchmark.load;

import org.jspecify.annotations.NullMarked;
