package com.talkingshops.customers.query.directory;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Tells which entries of a segment contain a term: in the name, the e-mail address or the digits of the mobile number. */
final class TermMatcher {

    private final @Nullable ByteSearch text;
    private final @Nullable ByteSearch digits;

    TermMatcher(SearchTerm term) {
        this.text = term.text().length == 0 ? null : new ByteSearch(term.text());
        this.digits = term.digits().length == 0 ? null : new ByteSearch(term.digits());
    }

    BitSet matching(OpenSegment segment) {
        var found = new BitSet(segment.size());
        if (text == null) {
            // A term of nothing but accents is nothing, which every text contains.
            found.set(0, segment.size());
        } else if (segment.size() > 0) {
            markTexts(segment, text, found);
            if (digits != null) {
                markMobiles(segment, digits, found);
            }
        }
        return found;
    }

    private static void markTexts(OpenSegment segment, ByteSearch search, BitSet found) {
        int end = segment.textEnd(segment.size() - 1);
        int entry = 0;
        for (int at = search.find(segment.bytes(), segment.textStart(0), end); at >= 0; ) {
            while (segment.textEnd(entry) <= at) {
                entry++;
            }
            found.set(entry);
            at = search.find(segment.bytes(), segment.textEnd(entry), end);
        }
    }

    private static void markMobiles(OpenSegment segment, ByteSearch search, BitSet found) {
        int start = segment.mobileStart(0);
        int end = segment.mobileStart(segment.size());
        for (int at = search.find(segment.bytes(), start, end); at >= 0; ) {
            int entry = (at - start) / SegmentLayout.MOBILE_BYTES;
            found.set(entry);
            at = search.find(segment.bytes(), segment.mobileStart(entry + 1), end);
        }
    }
}
