/** How many requests are worked on at once, and who is told to come again instead. */
@NullMarked
package com.talkingshops.customers.server.admission;

import org.jspecify.annotations.NullMarked;
