package com.talkingshops.customers.personal;

/** Root keys that the service may replace by itself. Others are replaced where they are kept, by the operator. */
public interface ReplaceableRootKeys extends RootKeys {

    /** Makes a key that is the newest from now on, kept for good when this returns. */
    void renew();

    /** Destroys all but the newest. */
    void withdrawOlder();
}
