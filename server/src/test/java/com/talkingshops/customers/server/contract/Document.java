package com.talkingshops.customers.server.contract;

/** The requests and replies that the reference document shows, as they stand. */
final class Document {

    static final String CREATE = """
            {
              "mobile": "919876543210",
              "name": "John Doe",
              "email": "john@example.com",
              "segment": "premium"
            }
            """;

    static final String CREATED = """
            {
              "success": true,
              "message": "Customer created successfully",
              "customerId": "64a1b2c3d4e5f6789abc1234"
            }
            """;

    static final String LIST = """
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
                "sort": "created_at"
              }
            }
            """;

    static final String CUSTOMER = """
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
            }
            """;

    static final String UPDATE = """
            {
              "updates": {
                "name": "John Smith",
                "email": "johnsmith@example.com",
                "segment": "vip"
              }
            }
            """;

    static final String UPDATED = """
            {
              "success": true,
              "message": "Customer updated successfully"
            }
            """;

    static final String DELETED = """
            {
              "success": true,
              "message": "Customer deleted successfully"
            }
            """;

    static final String STATISTICS = """
            {
              "totalCustomers": 1250,
              "newCustomers": 45,
              "averageOrderValue": 325.50,
              "totalOrders": 5420,
              "revenue": 1763730.00,
              "segmentDistribution": {
                "premium": 125,
                "standard": 890,
                "vip": 235
              },
              "period": {
                "start": "2023-06-01T00:00:00Z",
                "end": "2023-06-30T23:59:59Z"
              }
            }
            """;

    static final String ERROR = """
            {
              "error": {
                "code": "ErrorType",
                "message": "Human-readable error message",
                "details": {
                }
              }
            }
            """;

    private Document() {}
}
