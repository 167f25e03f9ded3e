package com.talkingshops.customers.server.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Takes replies apart as assertions need them. */
public final class Replies {

    private Replies() {}

    /** The elements of the array at a JSON pointer. */
    public static List<JsonNode> elements(Reply reply, String array) {
        return StreamSupport.stream(reply.json().at(array).spliterator(), false).toList();
    }

    /** A member of each element of an array, as text; {@code null} where it has no value. */
    public static List<String> each(Reply reply, String array, String member) {
        return elements(reply, array).stream()
                .map(element -> element.at("/" + member))
                .map(value -> value.isMissingNode() || value.isNull() ? null : value.asString())
                .toList();
    }

    /** The fields that a refused request is told to mend; it must have been refused as not valid. */
    public static List<String> faultyFields(Reply reply) {
        if (!"ValidationError".equals(reply.expect(400).errorCode())) {
            throw new AssertionError("not a ValidationError: " + reply.body());
        }
        return each(reply, "/error/details/fields", "field");
    }

    /** The number at a JSON pointer, with the decimals that were sent. */
    public static BigDecimal decimal(Reply reply, String pointer) {
        return reply.json().at(pointer).decimalValue();
    }

    /** The whole number at a JSON pointer. */
    public static long number(Reply reply, String pointer) {
        return reply.json().at(pointer).longValue();
    }
}
