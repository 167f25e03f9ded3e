/** Figures by segment and period. */
@NullMarked
package com.talkingshops.customers.api.statistics;

import org.jspecify.annotations.NullMarked;
