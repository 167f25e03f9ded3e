/** Reading what a client sent: every fault of a request at once, one per field. */
@NullMarked
package com.talkingshops.customers.api.request;

import org.jspecify.annotations.NullMarked;
