package com.talkingshops.customers.server.model;

import java.util.List;

/**
 * One way to write a mobile number in a shop of region IN.
 *
 * @param text what a client sends
 * @param exact the digits that are meant if somebody has exactly these; {@code null} if the text says "international"
 * @param reading the number that it stands for otherwise
 */
record Spelling(String text, String exact, String reading) {

    /**
     * Numbers of India in all their spellings, and of other countries. The ten digits of the number of Singapore are also a
     * number of India, so what they mean depends on who is there.
     */
    static final List<Spelling> ALL = List.of(
            national("9876543210", "919876543210"),
            national("98765 43210", "919876543210"),
            national("919876543210", "919876543210"),
            international("+91 98765-43210", "919876543210"),
            international("00919876543210", "919876543210"),
            national("8123456789", "918123456789"),
            international("+918123456789", "918123456789"),
            national("9123456789", "919123456789"),
            international("+91 91234 56789", "919123456789"),
            international("+6591234567", "6591234567"),
            national("6591234567", "916591234567"),
            national("916591234567", "916591234567"),
            national("14155552671", "14155552671"),
            international("+1 (415) 555-2671", "14155552671"),
            international("+447911123456", "447911123456"),
            national("4915112345678", "4915112345678"));

    private static Spelling international(String text, String reading) {
        return new Spelling(text, null, reading);
    }

    private static Spelling national(String text, String reading) {
        return new Spelling(text, text.replace(" ", ""), reading);
    }

    @Override
    public String toString() {
        return text;
    }
}
