package com.talkingshops.customers.server.model;

/**
 * A search term: contained in name or e-mail, blind to case and accents; one of only digits, blanks and {@code +-().} also
 * in the mobile number, by its digits.
 *
 * @param term {@code null} to find everybody
 */
record Search(String term) {

    boolean finds(Details details) {
        return term == null
                || contains(details.name())
                || contains(details.email())
                || (term.matches("[0-9 +().-]*[0-9][0-9 +().-]*")
                        && details.mobile().contains(term.replaceAll("[^0-9]", "")));
    }

    private boolean contains(String text) {
        return text != null && Folded.of(text).contains(Folded.of(term.strip()));
    }
}
