/** Changes that are meant for one version only. */
@NullMarked
package com.talkingshops.customers.command.precondition;

import org.jspecify.annotations.NullMarked;
