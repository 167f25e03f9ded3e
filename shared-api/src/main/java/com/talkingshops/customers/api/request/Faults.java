package com.talkingshops.customers.api.request;

import com.talkingshops.customers.api.error.Fault;
import com.talkingshops.customers.api.error.Rejection;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one request, the first fault of each field. */
public final class Faults {

    private static final int MOST = 100;

    private final List<Fault> faults = new ArrayList<>();

    /** Notes a fault, unless the field already has one. */
    public void add(String field, String message) {
        if (faults.size() < MOST
                && faults.stream().noneMatch(fault -> fault.field().equals(field))) {
            faults.add(new Fault(field, message));
        }
    }

    public boolean none() {
        return faults.isEmpty();
    }

    /**
     * Refuses the request if anything is wrong with it.
     *
     * @throws Rejection with all faults
     */
    public void throwIfAny() {
        if (!faults.isEmpty()) {
            throw Rejection.invalid(faults);
        }
    }
}
