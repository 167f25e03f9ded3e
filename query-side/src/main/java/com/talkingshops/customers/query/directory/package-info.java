/** Search by text and order by name over sealed customers: one scan of a tenant's directory answers. */
@NullMarked
package com.talkingshops.customers.query.directory;

import org.jspecify.annotations.NullMarked;
