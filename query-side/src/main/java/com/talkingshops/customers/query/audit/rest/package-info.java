/** The audit trail over HTTP. */
@NullMarked
package com.talkingshops.customers.query.audit.rest;

import org.jspecify.annotations.NullMarked;
