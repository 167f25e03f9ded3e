/** Has what is personal sealed in everything that the event store keeps, under keys whose root lies outside of the database. */
@NullMarked
package com.talkingshops.customers.server.seal;

import org.jspecify.annotations.NullMarked;
