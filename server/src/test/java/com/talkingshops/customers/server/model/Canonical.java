package com.talkingshops.customers.server.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One form for JSON that came and JSON that was expected, so that they can be compared as text, line by line: members in
 * the order of their names, amounts with all their decimals, moments as moments.
 */
final class Canonical {

    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

    private Canonical() {}

    static String of(Object value) {
        var text = new StringBuilder();
        print(value instanceof JsonNode node ? plain(node) : value, "\n", text);
        return text.toString();
    }

    /** The maps, lists and values that a tree stands for; decimals keep their scale. */
    static Object plain(JsonNode node) {
        if (node.isObject()) {
            var members = new TreeMap<String, Object>();
            node.properties().forEach(member -> members.put(member.getKey(), plain(member.getValue())));
            return members;
        }
        if (node.isArray()) {
            return node.values().stream().map(Canonical::plain).toList();
        }
        if (node.isNull()) {
            return null;
        }
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.stringValue();
    }

    private static void print(Object value, String newLine, StringBuilder text) {
        switch (value) {
            case Map<?, ?> members -> {
                text.append('{');
                new TreeMap<>(members).forEach((name, member) -> {
                    text.append(newLine).append("  ").append(name).append(": ");
                    print(member, newLine + "  ", text);
                });
                text.append(newLine).append('}');
            }
            case List<?> elements -> {
                text.append('[');
                elements.forEach(element -> {
                    text.append(newLine).append("  ");
                    print(element, newLine + "  ", text);
                });
                text.append(newLine).append(']');
            }
            case String moment when MOMENT.matcher(moment).matches() -> text.append(Instant.parse(moment));
            case String string -> text.append('"').append(string).append('"');
            case java.math.BigDecimal number -> text.append(number.toPlainString());
            case null, default -> text.append(value);
        }
    }
}
