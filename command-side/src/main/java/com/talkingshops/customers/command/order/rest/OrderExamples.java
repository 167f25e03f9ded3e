package com.talkingshops.customers.command.order.rest;

/** Requests and replies as the interface description shows them. */
final class OrderExamples {

    static final String NEW_ORDER = """
            {"mobile": "919876543210", "name": "John Doe", "email": "john@example.com", "status": "completed", \
            "referenceId": "ORD-001", "created_at": "2023-06-20T10:30:00Z", \
            "product_items": [{"name": "Tea", "quantity": 2, "price": 125.00}]}""";

    static final String CREATED = """
            {"success": true, "message": "Order created successfully", "orderId": "64a1b2c3d4e5f6789abc5678", \
            "customerId": "64a1b2c3d4e5f6789abc1234"}""";

    static final String REPEATED = """
            {"success": true, "message": "Order was created before", "orderId": "64a1b2c3d4e5f6789abc5678", \
            "customerId": "64a1b2c3d4e5f6789abc1234"}""";

    static final String UPDATE = """
            {"updates": {"status": "completed", "final_amount": 250.00, "notes": null}}""";

    static final String UPDATED = """
            {"success": true, "message": "Order updated successfully"}""";

    private OrderExamples() {}
}
