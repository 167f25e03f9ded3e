/** The endpoints of the audit. */
@NullMarked
package com.talkingshops.customers.server.audit.rest;

import org.jspecify.annotations.NullMarked;
