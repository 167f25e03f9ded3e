/** From timings to what a page shows: percentiles, ratios, tables, charts. */
@NullMarked
package com.talkingshops.customers.benchmark.figure;

import org.jspecify.annotations.NullMarked;
