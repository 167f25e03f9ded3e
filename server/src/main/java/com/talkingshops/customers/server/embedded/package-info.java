/** The PostgreSQL that the server brings along and looks after when it is given none. */
@NullMarked
package com.talkingshops.customers.server.embedded;

import org.jspecify.annotations.NullMarked;
