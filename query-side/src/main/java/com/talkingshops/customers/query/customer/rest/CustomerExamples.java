package com.talkingshops.customers.query.customer.rest;

/** The replies that the interface's document shows, with the members that were added. */
final class CustomerExamples {

    static final String PAGE = """
            {
              "customers": [
                {
                  "_id": "64a1b2c3d4e5f6789abc1234",
                  "name": "John Doe",
                  "mobile": "919876543210",
                  "email": "john@example.com",
                  "segment": "premium",
                  "created_at": "2023-06-21T14:35:12Z",
                  "updated_at": "2023-06-21T14:35:12Z",
                  "metrics": {
                    "orderCount": 5,
                    "lifetimeValue": 1250.50
                  }
                }
              ],
              "total": 125,
              "totalPages": 13,
              "activeCount": 120,
              "averageLifetimeValue": 850.75,
              "meta": {
                "hasSegmentation": true,
                "page": 1,
                "limit": 10,
                "sort": "created_at",
                "activeWindowDays": 90,
                "nextCursor": "AQIBAAAGA0Jk0xQAZKGyw9Tl9niavBI0",
                "totalIsLowerBound": false
              }
            }""";

    static final String DETAIL = """
            {
              "_id": "64a1b2c3d4e5f6789abc1234",
              "name": "John Doe",
              "mobile": "919876543210",
              "email": "john@example.com",
              "segment": "premium",
              "created_at": "2023-06-21T14:35:12Z",
              "updated_at": "2023-06-21T14:35:12Z",
              "orders": [
                {
                  "_id": "64a1b2c3d4e5f6789abc5678",
                  "referenceId": "ORD-001",
                  "status": "completed",
                  "final_amount": 250.00,
                  "created_at": "2023-06-20T10:30:00Z"
                }
              ],
              "metrics": {
                "totalOrders": 5,
                "totalSpent": 1250.50,
                "averageOrderValue": 250.10,
                "firstOrderDate": "2023-05-15T08:20:00Z",
                "lastOrderDate": "2023-06-20T10:30:00Z"
              }
            }""";

    static final String AS_OF = """
            {
              "_id": "64a1b2c3d4e5f6789abc1234",
              "name": "John Doe",
              "mobile": "919876543210",
              "email": "john@example.com",
              "segment": "premium",
              "created_at": "2023-06-21T14:35:12Z",
              "updated_at": "2023-06-21T14:35:12Z",
              "orders": [
                {
                  "_id": "64a1b2c3d4e5f6789abc5678",
                  "referenceId": "ORD-001",
                  "status": "completed",
                  "final_amount": 250.00,
                  "created_at": "2023-06-20T10:30:00Z"
                }
              ],
              "metrics": {
                "totalOrders": 5,
                "totalSpent": 1250.50,
                "averageOrderValue": 250.10,
                "firstOrderDate": "2023-05-15T08:20:00Z",
                "lastOrderDate": "2023-06-20T10:30:00Z"
              },
              "asOf": {"at": "2023-06-21T14:35:12Z", "version": "7.3", "sequence": 118},
              "erased": false
            }""";

    static final String LOOKUP = """
            {
              "mobile": "919876543210"
            }""";

    private CustomerExamples() {}
}
