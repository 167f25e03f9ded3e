package com.talkingshops.customers.query.order;

/** Turns "begins with" into a range of texts in the order of their code points. */
final class Prefixes {

    private Prefixes() {}

    /** The first text behind all that begin with a prefix. */
    static String behind(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            end -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return prefix.substring(0, end) + Character.toString(next);
            }
        }
        // Nothing is behind a prefix of nothing but the last character; longer ones of it are hardly meant.
        return prefix + Character.toString(Character.MAX_CODE_POINT);
    }
}
