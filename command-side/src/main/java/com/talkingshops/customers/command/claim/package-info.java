/** What must be unique within a tenant, decided by an aggregate for each value. */
@NullMarked
package com.talkingshops.customers.command.claim;

import org.jspecify.annotations.NullMarked;
