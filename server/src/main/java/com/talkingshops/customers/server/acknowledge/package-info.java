/** Makes readers see what a write did: the one place that waits for read models. */
@NullMarked
package com.talkingshops.customers.server.acknowledge;

import org.jspecify.annotations.NullMarked;
