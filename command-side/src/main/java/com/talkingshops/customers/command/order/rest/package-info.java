/** The write endpoints of orders. */
@NullMarked
package com.talkingshops.customers.command.order.rest;

import org.jspecify.annotations.NullMarked;
