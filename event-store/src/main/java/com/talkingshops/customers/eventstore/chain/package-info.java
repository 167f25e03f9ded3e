/** Events chained by hash, partition by partition, so that whoever changes the history behind everybody's back is found out. */
@NullMarked
package com.talkingshops.customers.eventstore.chain;

import org.jspecify.annotations.NullMarked;
