package com.talkingshops.customers.server.model;

import java.text.Normalizer;
import java.util.Locale;

/** A text as search and sort see it: blind to case and accents. */
final class Folded {

    private Folded() {}

    static String of(String text) {
        return text == null
                ? null
                : Normalizer.normalize(text, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT);
    }
}
