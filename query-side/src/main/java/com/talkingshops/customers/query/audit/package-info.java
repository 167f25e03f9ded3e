/** The audit trail: what happened to a whole tenant, or to tenants and keys, and what was done to none of them. */
@NullMarked
package com.talkingshops.customers.query.audit;

import org.jspecify.annotations.NullMarked;
