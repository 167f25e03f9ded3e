/** Keeps the table of the read model {@code erasures}. */
@NullMarked
package com.talkingshops.customers.query.erasure.jdbc;

import org.jspecify.annotations.NullMarked;
