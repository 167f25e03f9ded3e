package com.talkingshops.customers.query.readmodel;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.type.StandardBasicTypes;

/**
 * Makes {@code among(value, :array)} known to queries: whether a value is one of an array's. Unlike {@code in} it takes one
 * parameter whatever the number of values, so that the statement stays the same, is planned once and prepared once.
 */
public final class AmongFunction implements FunctionContributor {

    @Override
    public void contributeFunctions(FunctionContributions contributions) {
        contributions
                .getFunctionRegistry()
                .registerPattern(
                        "among",
                        "?1=any(?2)",
                        contributions
                                .getTypeConfiguration()
                                .getBasicTypeRegistry()
                                .resolve(StandardBasicTypes.BOOLEAN));
    }
}
