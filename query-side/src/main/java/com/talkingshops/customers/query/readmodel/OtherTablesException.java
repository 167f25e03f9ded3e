package com.talkingshops.customers.query.readmodel;

/** Tells that the tables of a read model are not those of this release. */
public final class OtherTablesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String readModel;

    OtherTablesException(ReadModel readModel, Throwable cause) {
        super("the tables of the read model " + readModel.name() + " are not those of this release", cause);
        this.readModel = readModel.name();
    }

    /** The name of the read model. */
    public String readModel() {
        return readModel;
    }
}
