/** A replica of the database, for those readers that can say what they have to see. */
@NullMarked
package com.talkingshops.customers.server.replica;

import org.jspecify.annotations.NullMarked;
