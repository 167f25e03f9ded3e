/** Commands that lost a race are tried again. */
@NullMarked
package com.talkingshops.customers.command.retry;

import org.jspecify.annotations.NullMarked;
