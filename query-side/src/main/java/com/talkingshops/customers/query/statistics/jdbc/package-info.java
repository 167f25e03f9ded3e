/** Keeps the tables of the read model {@code statistics}. */
@NullMarked
package com.talkingshops.customers.query.statistics.jdbc;

import org.jspecify.annotations.NullMarked;
