package com.talkingshops.customers.server.acknowledge;

import com.talkingshops.customers.server.request.CurrentRequest;

/** Is told of writes when read models show them, before the client is. */
@FunctionalInterface
public interface WriteListener {

    /** A write is about to be answered. Called on the request's thread, also if read models are behind. */
    void written(CurrentRequest request);
}
