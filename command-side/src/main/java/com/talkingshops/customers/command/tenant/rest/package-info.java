/** The operator's write endpoints. */
@NullMarked
package com.talkingshops.customers.command.tenant.rest;

import org.jspecify.annotations.NullMarked;
