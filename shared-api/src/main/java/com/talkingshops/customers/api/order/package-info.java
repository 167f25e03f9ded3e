/** What customers order: commands, events, queries and the values they are made of. */
@NullMarked
package com.talkingshops.customers.api.order;

import org.jspecify.annotations.NullMarked;
