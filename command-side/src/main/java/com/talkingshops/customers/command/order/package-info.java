/** Orders: taking them in and changing them. */
@NullMarked
package com.talkingshops.customers.command.order;

import org.jspecify.annotations.NullMarked;
