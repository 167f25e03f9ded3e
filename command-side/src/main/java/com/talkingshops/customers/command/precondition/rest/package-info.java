/** What a request says about the version that it is meant for. */
@NullMarked
package com.talkingshops.customers.command.precondition.rest;

import org.jspecify.annotations.NullMarked;
