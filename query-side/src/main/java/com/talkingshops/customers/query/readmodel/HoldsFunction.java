package com.talkingshops.customers.query.readmodel;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.type.StandardBasicTypes;

/**
 * Makes {@code holds(:array, value)} known to queries: whether a value is one of an array's. Unlike {@code in} it takes one
 * parameter whatever the number of values, so that the statement stays the same, is planned once and prepared once. The array
 * comes first: a last argument may stand for several, so that Hibernate would plan the query anew each time.
 */
public final class HoldsFunction implements FunctionContributor {

    @Override
    public void contributeFunctions(FunctionContributions contributions) {
        contributions
                .getFunctionRegistry()
                .registerPattern(
                        "holds",
                        "?2=any(?1)",
                        contributions
                                .getTypeConfiguration()
                                .getBasicTypeRegistry()
                                .resolve(StandardBasicTypes.BOOLEAN));
    }
}
