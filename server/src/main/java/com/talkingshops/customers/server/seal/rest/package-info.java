/** Keys of the database over HTTP, for the operator. */
@NullMarked
package com.talkingshops.customers.server.seal.rest;

import org.jspecify.annotations.NullMarked;
