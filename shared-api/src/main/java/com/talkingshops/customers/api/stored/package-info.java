/** How events are stored: pinned names, approved forms and upcasters. */
@NullMarked
package com.talkingshops.customers.api.stored;

import org.jspecify.annotations.NullMarked;
