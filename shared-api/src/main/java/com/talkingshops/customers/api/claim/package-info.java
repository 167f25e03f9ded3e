/** What must be unique within a tenant, as events. */
@NullMarked
package com.talkingshops.customers.api.claim;

import org.jspecify.annotations.NullMarked;
