package com.talkingshops.customers.query.directory;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What is looked for in the directory.
 *
 * @param text folded, UTF-8; contained in a name or an e-mail address
 * @param digits contained in a mobile number; empty to look at none
 */
record SearchTerm(byte[] text, byte[] digits) {

    private static final Pattern LIKE_A_NUMBER = Pattern.compile("[0-9\\s+().-]+");

    /** Reads a term as a client sends it; one that could be of a mobile number is looked for there too, by its digits. */
    static SearchTerm of(String term) {
        String digits = LIKE_A_NUMBER.matcher(term).matches() ? term.replaceAll("[^0-9]", "") : "";
        return new SearchTerm(
                Folding.of(term).getBytes(StandardCharsets.UTF_8), digits.getBytes(StandardCharsets.US_ASCII));
    }
}
