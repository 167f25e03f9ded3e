/** How a request is refused, whoever refuses it. */
@NullMarked
package com.talkingshops.customers.api.error;

import org.jspecify.annotations.NullMarked;
