package com.talkingshops.customers.query.directory;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * Makes texts comparable blind to case and accents, for search and for order. A text is
 *
 * <ol>
 *   <li>decomposed for compatibility (NFKD of Unicode Standard Annex 15): {@code ﬁ} is {@code fi}, {@code Ａ} is {@code A};
 *   <li>stripped of the marks that every script shares ({@code é} is {@code e}; Arabic vowel points go too). The vowel signs
 *       of Indian scripts and the voicing marks of kana are no accents and stay: without them words would be others;
 *   <li>freed of strokes and ligatures that do not decompose: {@code ł} is {@code l}, {@code æ} is {@code ae};
 *   <li>lower-cased, upper-cased and lower-cased again, so that {@code ß} is {@code ss} and both small sigmas are one;
 *   <li>composed again (NFC), so that a syllable is found by itself and not by its first letters.
 * </ol>
 *
 * Folded texts are ordered by their code points.
 */
public final class Folding {

    private static final int VOICED_MARK = 0x3099;
    private static final int SEMI_VOICED_MARK = 0x309A;

    private Folding() {}

    /** The folded form of a text; folding it again changes nothing. */
    public static String of(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text.toLowerCase(Locale.ROOT);
        }
        var letters = new StringBuilder(text.length());
        Normalizer.normalize(text, Form.NFKD)
                .codePoints()
                .filter(c -> !isAccent(c))
                .forEach(c -> append(letters, c));
        String cased = letters.toString()
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        return Normalizer.normalize(cased, Form.NFC);
    }

    private static boolean isAccent(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK
                && Character.UnicodeScript.of(c) == Character.UnicodeScript.INHERITED
                && c != VOICED_MARK
                && c != SEMI_VOICED_MARK;
    }

    private static void append(StringBuilder letters, int c) {
        switch (c) {
            case 'ł', 'Ł' -> letters.append('l');
            case 'ø', 'Ø' -> letters.append('o');
            case 'đ', 'Đ', 'ð', 'Ð' -> letters.append('d');
            case 'ħ', 'Ħ' -> letters.append('h');
            case 'ŧ', 'Ŧ' -> letters.append('t');
            case 'ı' -> letters.append('i');
            case 'æ', 'Æ' -> letters.append("ae");
            case 'œ', 'Œ' -> letters.append("oe");
            case 'þ', 'Þ' -> letters.append("th");
            default -> letters.appendCodePoint(c);
        }
    }
}
