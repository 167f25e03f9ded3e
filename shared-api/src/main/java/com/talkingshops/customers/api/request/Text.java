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

    /** The text as a fault may quote it. */
    static String quoted(String text) {
        String clean = text.replaceAll("[^\\p{Print}]", "?");
        return "'" + (clean.length() > 40 ? clean.substring(0, 40) + "…" : clean) + "'";
    }
}
