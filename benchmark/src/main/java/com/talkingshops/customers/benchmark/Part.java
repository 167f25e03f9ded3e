package com.talkingshops.customers.benchmark;

/** A part of a run that can be asked for by itself. */
interface Part {

    void measure(Bench bench) throws Exception;
}
