/** The keys that what is personal in read models opens with. */
@NullMarked
package com.talkingshops.customers.query.person;

import org.jspecify.annotations.NullMarked;
