/** The processes that are measured, what they cost, and the database behind them. */
@NullMarked
package com.talkingshops.customers.benchmark.machine;

import org.jspecify.annotations.NullMarked;
