/** What the operator does to read models, over HTTP. */
@NullMarked
package com.talkingshops.customers.query.operation.rest;

import org.jspecify.annotations.NullMarked;
