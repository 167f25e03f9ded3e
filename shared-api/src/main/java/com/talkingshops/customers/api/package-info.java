/** What the command side and the query side agree on. */
@NullMarked
package com.talkingshops.customers.api;

import org.jspecify.annotations.NullMarked;
