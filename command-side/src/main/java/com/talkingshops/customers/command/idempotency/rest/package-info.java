/** The idempotency key of a request, on its way to the commands and back. */
@NullMarked
package com.talkingshops.customers.command.idempotency.rest;

import org.jspecify.annotations.NullMarked;
