package com.talkingshops.customers.query.order.rest;

/** Replies about orders, as a reader of the interface sees them. */
final class OrderExamples {

    static final String ORDER = """
            {
              "_id": "64a1b2c3d4e5f6789abc5678",
              "referenceId": "ORD-001",
              "status": "completed",
              "final_amount": 250.00,
              "created_at": "2023-06-20T10:30:00Z",
              "updated_at": "2023-06-20T10:30:00Z",
              "customerId": "64a1b2c3d4e5f6789abc1234",
              "mobile": "919876543210",
              "name": "John Doe",
              "email": "john@example.com",
              "product_items": [
                {
                  "name": "Tea",
                  "quantity": 2,
                  "price": 125.00
                }
              ],
              "notes": null,
              "external_order_source": null,
              "external_order_id": null
            }""";

    static final String PAGE = """
            {
              "orders": [
            """ + ORDER + """
              ],
              "total": 1,
              "totalPages": 1,
              "meta": {
                "page": 1,
                "limit": 10,
                "sort": "created_at"
              }
            }""";

    private OrderExamples() {}
}
