/** Statistics over HTTP. */
@NullMarked
package com.talkingshops.customers.query.statistics.rest;

import org.jspecify.annotations.NullMarked;
