/** What the operator sees of the service from outside: whether it is ready, how fast it is, how far behind readers are. */
@NullMarked
package com.talkingshops.customers.server.observe;

import org.jspecify.annotations.NullMarked;
