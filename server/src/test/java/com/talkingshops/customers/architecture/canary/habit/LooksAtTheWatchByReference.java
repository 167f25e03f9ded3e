package com.talkingshops.customers.architecture.canary.habit;

import java.util.function.LongSupplier;

/** A canary: no test can set its time. */
public class LooksAtTheWatchByReference {
    LongSupplier now() {
        return System::currentTimeMillis;
    }
}
