/** Tenants and keys over HTTP, for the operator. */
@NullMarked
package com.talkingshops.customers.query.tenant.rest;

import org.jspecify.annotations.NullMarked;
