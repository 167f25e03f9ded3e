/** Lists events of one partition, or of a few types, page by page or all of them, without reading what they say. */
@NullMarked
package com.talkingshops.customers.eventstore.listing;

import org.jspecify.annotations.NullMarked;
