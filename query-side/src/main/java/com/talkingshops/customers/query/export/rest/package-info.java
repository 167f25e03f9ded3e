/** Access exports over HTTP. */
@NullMarked
package com.talkingshops.customers.query.export.rest;

import org.jspecify.annotations.NullMarked;
