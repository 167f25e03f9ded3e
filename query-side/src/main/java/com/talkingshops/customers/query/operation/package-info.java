/** What operators do with read models. */
@NullMarked
package com.talkingshops.customers.query.operation;

import org.jspecify.annotations.NullMarked;
