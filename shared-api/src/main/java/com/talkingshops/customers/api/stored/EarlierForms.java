package com.talkingshops.customers.api.stored;

import java.util.List;

/** All forms that events were stored in before, each ahead of the one that is made of it. There are none so far. */
public final class EarlierForms {

    private static final List<EarlierForm> ALL = List.of();

    private EarlierForms() {}

    /** In the order in which they are to be applied. */
    public static List<EarlierForm> all() {
        return ALL;
    }
}
