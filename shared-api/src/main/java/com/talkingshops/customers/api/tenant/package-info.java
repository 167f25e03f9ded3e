/** Shops and their API keys: commands, events and queries. */
@NullMarked
package com.talkingshops.customers.api.tenant;

import org.jspecify.annotations.NullMarked;
