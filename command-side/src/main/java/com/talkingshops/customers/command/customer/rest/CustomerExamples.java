package com.talkingshops.customers.command.customer.rest;

/** Requests and replies as the interface description shows them. */
final class CustomerExamples {

    static final String NEW_CUSTOMER = """
            {"mobile": "919876543210", "name": "John Doe", "email": "john@example.com", "segment": "premium"}""";

    static final String CREATED = """
            {"success": true, "message": "Customer created successfully", "customerId": "64a1b2c3d4e5f6789abc1234"}""";

    static final String NEW_CUSTOMERS = """
            {"customers": [{"mobile": "919876543210", "name": "John Doe", "email": "john@example.com", \
            "segment": "premium"}, {"mobile": "919876543211"}]}""";

    static final String CREATED_IN_BULK = """
            {"success": false, "message": "1 of 2 customers created successfully", "results": [\
            {"index": 0, "status": 201, "customerId": "64a1b2c3d4e5f6789abc1234", "error": null}, \
            {"index": 1, "status": 409, "customerId": null, "error": {"code": "ConflictError", \
            "message": "A customer with this mobile number already exists", \
            "details": {"field": "mobile", "existingCustomerId": "64a1b2c3d4e5f6789abc5678"}}}]}""";

    static final String UPDATE = """
            {"updates": {"name": "John Smith", "email": "johnsmith@example.com", "segment": "vip"}}""";

    static final String UPDATED = """
            {"success": true, "message": "Customer updated successfully"}""";

    static final String DELETED = """
            {"success": true, "message": "Customer deleted successfully"}""";

    static final String ERASED = """
            {"success": true, "message": "Customer erased successfully", "customerId": "64a1b2c3d4e5f6789abc1234", \
            "erased": true, "receiptId": "64a1b2c3d4e5f6789abc9abc"}""";

    private CustomerExamples() {}
}
