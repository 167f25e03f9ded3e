package com.talkingshops.customers.server.limit;

import com.talkingshops.customers.api.tenant.Caller;

/** Lets requests in, up to the limits of whoever sends them. */
interface Limiter {

    /** Asks for one request. */
    Allowance take(Caller caller);

    /** Tells what is left. */
    Allowance look(Caller caller);
}
