/** The description of the interface, made from the code: what every endpoint has in common is added here. */
@NullMarked
package com.talkingshops.customers.server.openapi;

import org.jspecify.annotations.NullMarked;
