package com.talkingshops.customers.server.limit;

/** Where a node stands among others. */
enum Standing {
    /** Nobody else lets requests in: it counts for itself. */
    ALONE,

    /** There are others, or were a minute ago, and all count together. */
    TOGETHER,

    /** It has not heard, or somebody else may still be counting for himself: nobody is let in until that is settled. */
    UNSURE
}
