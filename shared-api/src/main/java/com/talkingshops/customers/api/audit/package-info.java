/** What the operator did, who looked at whose past, and how all of it is read again. */
@NullMarked
package com.talkingshops.customers.api.audit;

import org.jspecify.annotations.NullMarked;
