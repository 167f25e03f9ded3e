/** Tenants and their keys, as the operator changes them. */
@NullMarked
package com.talkingshops.customers.command.tenant;

import org.jspecify.annotations.NullMarked;
