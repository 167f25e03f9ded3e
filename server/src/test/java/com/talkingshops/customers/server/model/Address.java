package com.talkingshops.customers.server.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Builds a path with a query string. */
final class Address {

    private final StringBuilder text;
    private char separator = '?';

    private Address(String path) {
        this.text = new StringBuilder(path);
    }

    static Address of(String path) {
        return new Address(path);
    }

    /** Adds a parameter, unless it has no value. */
    Address with(String name, Object value) {
        if (value != null) {
            text.append(separator)
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return this;
    }

    /** Adds a parameter whose plus sign nobody escaped, as often happens to numbers. */
    Address withBarePlus(String name, String value) {
        text.append(separator)
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%2B", "+"));
        separator = '&';
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
