/** Measures the packaged server: which figures, in which order, beside what. */
@NullMarked
package com.talkingshops.customers.benchmark;

import org.jspecify.annotations.NullMarked;
