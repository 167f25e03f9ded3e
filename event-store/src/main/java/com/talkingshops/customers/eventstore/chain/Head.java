package com.talkingshops.customers.eventstore.chain;

/**
 * The last link of a partition at some time: whoever knows it knows all before it.
 *
 * @param number how many events the partition had
 * @param globalIndex the position of the last of them
 * @param hash of its link
 */
public record Head(String partition, long number, long globalIndex, byte[] hash) {

    static Head of(Link link) {
        return new Head(link.partition(), link.number(), link.globalIndex(), link.hash());
    }
}
