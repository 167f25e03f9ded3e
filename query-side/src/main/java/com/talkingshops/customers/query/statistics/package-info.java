/** Figures by segment and period: what readers ask of the read model {@code statistics}. */
@NullMarked
package com.talkingshops.customers.query.statistics;

import org.jspecify.annotations.NullMarked;
