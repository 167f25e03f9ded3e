/** Kept outcomes in PostgreSQL. */
@NullMarked
package com.talkingshops.customers.command.idempotency.jdbc;

import org.jspecify.annotations.NullMarked;
