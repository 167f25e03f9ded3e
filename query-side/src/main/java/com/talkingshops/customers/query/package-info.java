/** The side that answers: projectors, read models, query handlers and the read endpoints. */
@NullMarked
package com.talkingshops.customers.query;

import org.jspecify.annotations.NullMarked;
