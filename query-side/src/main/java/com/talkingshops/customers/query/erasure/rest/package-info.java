/** Receipts of erasures over HTTP. */
@NullMarked
package com.talkingshops.customers.query.erasure.rest;

import org.jspecify.annotations.NullMarked;
