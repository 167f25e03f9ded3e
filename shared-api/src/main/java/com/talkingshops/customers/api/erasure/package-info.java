/** Erasures of customers: what remains to be told of them. */
@NullMarked
package com.talkingshops.customers.api.erasure;

import org.jspecify.annotations.NullMarked;
