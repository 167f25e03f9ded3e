/** Start-up failures told in one sentence. */
@NullMarked
package com.talkingshops.customers.server.failure;

import org.jspecify.annotations.NullMarked;
