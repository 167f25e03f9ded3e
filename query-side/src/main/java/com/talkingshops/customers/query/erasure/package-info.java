/** Receipts of erasures. */
@NullMarked
package com.talkingshops.customers.query.erasure;

import org.jspecify.annotations.NullMarked;
