/** The past of customers over HTTP. */
@NullMarked
package com.talkingshops.customers.query.history.rest;

import org.jspecify.annotations.NullMarked;
