package com.talkingshops.customers.server.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes query strings, so that tests can say what they mean and not how it is escaped. */
public final class Query {

    private Query() {}

    /** A query string with its question mark, names and values in turn. */
    public static String of(String... namesAndValues) {
        var query = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.append(i == 0 ? '?' : '&')
                    .append(escaped(namesAndValues[i]))
                    .append('=')
                    .append(escaped(namesAndValues[i + 1]));
        }
        return query.toString();
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
