/** How often a tenant may ask: exactly so many requests in any 60 seconds. */
@NullMarked
package com.talkingshops.customers.server.limit;

import org.jspecify.annotations.NullMarked;
