/** Access exports: everything that is held about a customer. */
@NullMarked
package com.talkingshops.customers.api.export;

import org.jspecify.annotations.NullMarked;
