package com.talkingshops.customers.query.statistics.rest;

/** The reply that the interface's document shows. */
final class StatisticsExample {

    static final String JSON = """
            {
              "totalCustomers": 1250,
              "newCustomers": 45,
              "averageOrderValue": 325.50,
              "totalOrders": 5420,
              "revenue": 1763730.00,
              "segmentDistribution": {"premium": 125, "standard": 890, "vip": 235},
              "period": {"start": "2023-06-01T00:00:00Z", "end": "2023-06-30T23:59:59Z"},
              "segments": {
                "premium": {"customers": 125, "newCustomers": 5, "totalOrders": 900, "revenue": 450000.00,
                            "averageOrderValue": 500.00, "averageLifetimeValue": 4100.00},
                "standard": {"customers": 890, "newCustomers": 35, "totalOrders": 3520, "revenue": 704000.00,
                             "averageOrderValue": 200.00, "averageLifetimeValue": 950.50},
                "vip": {"customers": 235, "newCustomers": 5, "totalOrders": 1000, "revenue": 609730.00,
                        "averageOrderValue": 609.73, "averageLifetimeValue": 5200.25}
              },
              "lifetime": {"totalOrders": 12000, "revenue": 3900000.00, "averageOrderValue": 325.00}
            }
            """;

    static final String AS_OF = """
            {
              "asOf": "2023-06-30",
              "totalCustomers": 1205,
              "segmentDistribution": {"premium": 120, "standard": 855, "vip": 230},
              "lifetime": {"totalOrders": 11000, "revenue": 3575000.00, "averageOrderValue": 325.00}
            }
            """;

    private StatisticsExample() {}
}
