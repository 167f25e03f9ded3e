package com.talkingshops.customers.query.customer.rest;

import com.talkingshops.customers.api.error.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Answers conditional reads (RFC 9110, 13.1.2): who has the current state, by its entity tag, gets 304 and no body. Tags are
 * compared weakly, and {@code *} is any state.
 */
public final class EntityTags {

    private static final Pattern TAG =
            Pattern.compile("[ \\t,]*+(?:(?:W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\")[ \\t]*+(?:,|$)|$)");

    private EntityTags() {}

    /**
     * Answers with a state, or that the client has it.
     *
     * @param tag the entity tag of the state, in quotes
     * @throws Rejection if {@code If-None-Match} cannot be read
     */
    public static <T> ResponseEntity<T> answer(HttpServletRequest request, String tag, T body) {
        boolean known = Collections.list(request.getHeaders("If-None-Match")).stream()
                .flatMap(EntityTags::tags)
                .anyMatch(sent -> sent.equals("*") || sent.equals(tag));
        return known
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build()
                : json().eTag(tag).body(body);
    }

    /**
     * A reply of JSON, of which nothing has to be found out: whether the client accepts it has been looked at before, and Spring would
     * ask each of its converters.
     */
    static ResponseEntity.BodyBuilder json() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
    }

    private static Stream<String> tags(String header) {
        if (header.strip().equals("*")) {
            return Stream.of("*");
        }
        var tags = new ArrayList<String>();
        Matcher tag = TAG.matcher(header);
        for (int end = 0; end < header.length(); end = tag.end()) {
            if (!tag.region(end, header.length()).lookingAt()) {
                throw Rejection.invalid("If-None-Match", "must be * or entity tags in quotes, separated by commas");
            }
            if (tag.group(1) != null) {
                tags.add(tag.group(1));
            }
        }
        return tags.stream();
    }
}
