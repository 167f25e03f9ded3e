package com.talkingshops.customers.query.readmodel;

import java.util.function.Function;

/**
 * Makes the projector of a read model, for the tables that readers see or for others that are built beside them.
 *
 * @param bySchema makes it for the tables of a schema
 */
public record ProjectorFactory<P>(ReadModel readModel, Function<String, P> bySchema) {

    /** The projector that keeps what readers see. */
    public P live() {
        return into(readModel.schema());
    }

    /** A projector that keeps the tables of a schema. */
    public P into(String schema) {
        return bySchema.apply(schema);
    }
}
