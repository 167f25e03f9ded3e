package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.api.customer.CustomerQuery.SortField;

/**
 * What of a row customers are sorted by, with an index behind it. Both entities have id, segment and creation time to filter
 * by, so none is joined with the other.
 *
 * @param entity whose rows
 * @param name the attribute
 * @param optional whether it may be missing
 */
record SortAttribute(String entity, String name, boolean optional, SortValue kind) {

    boolean isOfMetrics() {
        return entity.equals("CustomerMetrics");
    }

    static SortAttribute of(SortField field) {
        return switch (field) {
            case name -> throw new IllegalArgumentException("the database knows names only sealed");
            case segment -> new SortAttribute("Customer", "segmentKey", true, SortValue.TEXT);
            case created_at -> new SortAttribute("Customer", "createdAt", false, SortValue.MOMENT);
            case updated_at -> new SortAttribute("Customer", "updatedAt", false, SortValue.MOMENT);
            case orderCount -> new SortAttribute("CustomerMetrics", "orderCount", false, SortValue.COUNT);
            case lifetimeValue -> new SortAttribute("CustomerMetrics", "lifetimeValue", false, SortValue.MONEY);
            case lastOrderDate -> new SortAttribute("CustomerMetrics", "lastOrderAt", true, SortValue.MOMENT);
        };
    }
}
