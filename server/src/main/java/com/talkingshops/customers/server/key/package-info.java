/** The door: who sends a request, by its key, and what that key allows. */
@NullMarked
package com.talkingshops.customers.server.key;

import org.jspecify.annotations.NullMarked;
