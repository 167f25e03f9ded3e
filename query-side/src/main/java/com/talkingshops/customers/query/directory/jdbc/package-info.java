/** Keeping the directory, in the transaction of the projector's batch. */
@NullMarked
package com.talkingshops.customers.query.directory.jdbc;

import org.jspecify.annotations.NullMarked;
