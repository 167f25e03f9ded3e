package com.talkingshops.customers.server.model;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON object that a client sends. Some values stay open until then, since they depend on what happened before. */
record Body(Map<String, Object> members) {

    /** A value that is known when it is sent. */
    interface Open {
        Object sent(Model model, Body body, LocalDate today);
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    boolean mentions(String name) {
        return members.containsKey(name);
    }

    Object get(String name) {
        return members.get(name);
    }

    /** A text as the service keeps it: trimmed. */
    String text(String name) {
        return members.get(name) instanceof String text ? text.strip() : null;
    }

    Spelling mobile() {
        return (Spelling) members.get("mobile");
    }

    Map<String, Object> toSend(Model model, LocalDate today) {
        var sent = new LinkedHashMap<String, Object>();
        members.forEach((name, value) -> sent.put(name, toSend(value, model, today)));
        return sent;
    }

    private Object toSend(Object value, Model model, LocalDate today) {
        return switch (value) {
            case Spelling spelling -> spelling.text();
            case Open open -> open.sent(model, this, today);
            case List<?> items ->
                items.stream()
                        .map(item -> item instanceof KnownOrder.Item(var name, var quantity, var price)
                                ? Map.of("name", name, "quantity", quantity, "price", price)
                                : item)
                        .toList();
            case null, default -> value;
        };
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
