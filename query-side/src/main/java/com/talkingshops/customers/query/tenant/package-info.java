/** Shops and their API keys: what the door and the operator ask of the read model {@code tenants}. */
@NullMarked
package com.talkingshops.customers.query.tenant;

import org.jspecify.annotations.NullMarked;
