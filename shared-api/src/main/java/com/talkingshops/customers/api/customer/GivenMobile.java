package com.talkingshops.customers.api.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client may mean by the mobile number that it sent. Digits alone are ambiguous: {@code 14155552671} is a number of
 * the US to one shop and an invalid one of India to the next. So whoever already has exactly these digits is meant first,
 * then a number of the tenant's region, then an international one.
 *
 * @param exact the digits as sent, if they were sent without a sign of an international number and may be somebody's
 * @param reading the valid number that the text stands for by libphonenumber, if there is one
 */
public record GivenMobile(
        @Nullable MobileNumber exact, @Nullable MobileNumber reading) {

    private static final int LONGEST_TEXT = 40;

    private static final Pattern ALLOWED = Pattern.compile("[\\s(]*\\+?[\\s(]*[0-9][0-9\\s().-]*");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /**
     * Reads a number as a client may write it.
     *
     * @param text with {@code +} or {@code 00}: international; blanks, dots, hyphens and brackets are ignored
     * @param region the tenant's region, ISO 3166-1 alpha-2
     * @return what it may mean; empty if no number could be written so
     */
    public static Optional<GivenMobile> read(String text, String region) {
        if (text.length() > LONGEST_TEXT || !ALLOWED.matcher(text).matches()) {
            return Optional.empty();
        }
        String digits = text.replaceAll("[^0-9]", "");
        if (text.contains("+")) {
            return international(digits).map(number -> new GivenMobile(null, number));
        }
        if (digits.startsWith("00")) {
            return international(digits.substring(2)).map(number -> new GivenMobile(null, number));
        }
        MobileNumber exact = MobileNumber.hasShape(digits) ? new MobileNumber(digits) : null;
        MobileNumber reading =
                valid(digits, region).or(() -> international(digits)).orElse(null);
        if (exact == null && reading == null) {
            return Optional.empty();
        }
        return Optional.of(new GivenMobile(exact != null && exact.equals(reading) ? null : exact, reading));
    }

    /** A number that is already known, to be taken as it stands. */
    public static GivenMobile of(MobileNumber number) {
        return new GivenMobile(null, number);
    }

    private static Optional<MobileNumber> international(String digits) {
        return valid("+" + digits, "ZZ");
    }

    private static Optional<MobileNumber> valid(String text, String region) {
        try {
            var number = NUMBERS.parse(text, region);
            return NUMBERS.isValidNumber(number)
                    ? Optional.of(new MobileNumber(
                            NUMBERS.format(number, PhoneNumberFormat.E164).substring(1)))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
