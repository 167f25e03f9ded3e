/** Access exports, put together from the read model and the history. */
@NullMarked
package com.talkingshops.customers.query.export;

import org.jspecify.annotations.NullMarked;
