/** From the command to a server that answers, or to one sentence that says why not. */
@NullMarked
package com.talkingshops.customers.server.start;

import org.jspecify.annotations.NullMarked;
