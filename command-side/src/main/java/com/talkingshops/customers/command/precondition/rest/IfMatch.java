package com.talkingshops.customers.command.precondition.rest;

import com.talkingshops.customers.api.error.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code If-Match} (RFC 9110, 13.1.1) of requests that change something. An entity tag is {@code "<version>"} or, on
 * reads, {@code "<version>.<n>"}; the version alone counts.
 */
public final class IfMatch {

    /** The name of the header. */
    public static final String HEADER = "If-Match";

    private static final Pattern TAG =
            Pattern.compile("[ \\t,]*+(?:(?<weak>W/)?\"(?<opaque>[\\x21\\x23-\\x7e\\x80-\\xff]*+)\"[ \\t]*+(?:,|$)|$)");
    private static final Pattern VERSION = Pattern.compile("([0-9]{1,18})(?:\\.[0-9]{1,18})?");

    private IfMatch() {}

    /**
     * The versions that a request allows.
     *
     * @return {@code null} for any version; empty if no version can match, as with weak tags
     * @throws Rejection if the header is no list of entity tags
     */
    public static @Nullable Set<Long> of(HttpServletRequest request) {
        return versions(Collections.list(request.getHeaders(HEADER)));
    }

    static @Nullable Set<Long> versions(List<String> values) {
        if (values.isEmpty()) {
            return null;
        }
        String text = String.join(",", values).strip();
        return text.equals("*") ? null : versionsOf(text);
    }

    private static Set<Long> versionsOf(String text) {
        var versions = new HashSet<Long>();
        Matcher tag = TAG.matcher(text);
        boolean any = false;
        for (int end = 0; end < text.length(); end = tag.end()) {
            if (!tag.region(end, text.length()).lookingAt()) {
                throw malformed();
            }
            any |= tag.group("opaque") != null;
            if (tag.group("opaque") != null && tag.group("weak") == null) {
                version(tag.group("opaque")).ifPresent(versions::add);
            }
        }
        if (!any) {
            throw malformed();
        }
        return Collections.unmodifiableSet(versions);
    }

    private static Rejection malformed() {
        return Rejection.invalid(HEADER, "must be * or entity tags in double quotes, separated by commas, as \"7\"");
    }

    private static Optional<Long> version(String opaque) {
        Matcher version = VERSION.matcher(opaque);
        return version.matches() ? Optional.of(Long.valueOf(version.group(1))) : Optional.empty();
    }
}
