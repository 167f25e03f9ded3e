package com.talkingshops.customers.personal;

/** Seals nothing: the bytes rest as they are. */
final class PassThrough implements Sealing {

    @Override
    public byte[] seal(Place place, byte[] clear) {
        return clear;
    }

    @Override
    public byte[] open(Place place, byte[] sealed) {
        return sealed;
    }
}
