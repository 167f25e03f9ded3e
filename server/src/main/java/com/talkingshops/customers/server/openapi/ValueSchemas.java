package com.talkingshops.customers.server.openapi;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.api.erasure.ReceiptId;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.api.tenant.ApiKey;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.TenantId;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** How value types look in JSON: as the text or number that they are. */
final class ValueSchemas {

    private static final Map<Class<?>, Supplier<Schema<?>>> KNOWN = Map.ofEntries(
            Map.entry(CustomerId.class, ValueSchemas::id),
            Map.entry(OrderId.class, ValueSchemas::id),
            Map.entry(ReceiptId.class, ValueSchemas::id),
            Map.entry(TenantId.class, ValueSchemas::id),
            Map.entry(KeyId.class, ValueSchemas::id),
            Map.entry(Money.class, ValueSchemas::money),
            Map.entry(BigDecimal.class, () -> Schemas.ofType("number")),
            Map.entry(MobileNumber.class, () -> Schemas.string("^[1-9][0-9]{2,16}$", "919876543210")),
            Map.entry(GivenMobile.class, () -> Schemas.ofType("string").example("+91 98765 43210")),
            Map.entry(EmailAddress.class, ValueSchemas::email),
            Map.entry(Segment.class, ValueSchemas::segment),
            Map.entry(OrderStatus.class, () -> Schemas.string("^[a-z_-]{1,32}$", "completed")),
            Map.entry(ApiKey.class, () -> Schemas.string("^tsk_live_[0-9A-Za-z]+$", "tsk_live_…")),
            Map.entry(Instant.class, ValueSchemas::instant),
            Map.entry(JsonNode.class, () -> Schemas.ofType("object")),
            // Any value: as it is in another reply.
            Map.entry(Object.class, JsonSchema::new));

    private ValueSchemas() {}

    static Optional<Schema<?>> of(Class<?> type) {
        return Optional.ofNullable(KNOWN.get(type)).map(Supplier::get);
    }

    static Schema<?> id() {
        return Schemas.string("^[0-9a-f]{24}$", "64a1b2c3d4e5f6789abc1234");
    }

    private static Schema<?> money() {
        return Schemas.ofType("number")
                .example(new BigDecimal("1250.50"))
                .description("In the tenant's currency, with two decimals");
    }

    private static Schema<?> email() {
        return Schemas.ofType("string").format("email").maxLength(254).example("john@example.com");
    }

    private static Schema<?> segment() {
        return Schemas.ofType("string").minLength(1).maxLength(Segment.LONGEST).example("premium");
    }

    private static Schema<?> instant() {
        return Schemas.ofType("string").format("date-time").example("2023-06-21T14:35:12Z");
    }
}
