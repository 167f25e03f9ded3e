/** What every read model is made of: a schema of its own, a processing group, and reads within one tenant. */
@NullMarked
package com.talkingshops.customers.query.readmodel;

import org.jspecify.annotations.NullMarked;
