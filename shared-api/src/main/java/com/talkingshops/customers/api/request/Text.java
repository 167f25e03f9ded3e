package com.talkingshops.customers.api.request;

import java.util.Optional;

/** What is wrong with a text that a client sent, if anything. */
final class Text {

    private Text() {}

    /**
     * Checks a trimmed text.
     *
     * @param longest in Unicode characters
     * @return a sentence that says what is wrong
     */
    static Optional<String> fault(String text, int longest) {
        if (text.isEmpty()) {
            return Optional.of("must not be blank");
        }
        if (text.codePointCount(0, text.length()) > longest) {
            return Optional.of("must be at most " + longest + " characters");
        }
        if (text.chars().anyMatch(c -> c == 0)) {
            return Optional.of("must not contain the character U+0000");
        }
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            return Optional.of("must be well-formed Unicode, without lone surrogates");
        }
        return Optional.empty();
    }

    /** A name that a client made up, as a fault names it: its first 64 characters, well-formed. */
    static String shortened(String name) {
        return name.codePoints()
                .limit(64)
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
