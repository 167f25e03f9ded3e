/** Keeps the tables of the read model {@code tenants}. */
@NullMarked
package com.talkingshops.customers.query.tenant.jdbc;

import org.jspecify.annotations.NullMarked;
