/** Main and wiring. No business decision. */
@NullMarked
package com.talkingshops.customers.server;

import org.jspecify.annotations.NullMarked;
