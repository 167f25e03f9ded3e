/** How a node ends so that whoever sends it requests notices nothing. */
@NullMarked
package com.talkingshops.customers.server.farewell;

import org.jspecify.annotations.NullMarked;
