package com.talkingshops.customers.command.tenant.rest;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.talkingshops.customers.api.request.JsonBody;
import com.talkingshops.customers.api.tenant.TenantStatus;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The members of a tenant, as the operator sends them. */
final class TenantFields {

    static final int LONGEST_NAME = 200;
    static final int MOST_REQUESTS = 10_000_000;

    private static final Set<String> REGIONS = PhoneNumberUtil.getInstance().getSupportedRegions();
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private TenantFields() {}

    static @Nullable String name(JsonBody body) {
        return body.text("name", LONGEST_NAME);
    }

    /** Requests in any 60 s. */
    static @Nullable Integer rateLimit(JsonBody body) {
        return body.integer("rateLimit", 1, MOST_REQUESTS);
    }

    static @Nullable String region(JsonBody body) {
        return body.parsed(
                "region",
                100,
                text -> oneOf(REGIONS, text),
                "must be a region of two capital letters (ISO 3166-1), as IN");
    }

    static @Nullable String currency(JsonBody body) {
        return body.parsed(
                "currency",
                100,
                text -> oneOf(CURRENCIES, text),
                "must be a currency of three capital letters (ISO 4217), as INR");
    }

    static @Nullable TenantStatus status(JsonBody body) {
        return body.parsed(
                "status",
                100,
                text -> Stream.of(TenantStatus.active, TenantStatus.suspended)
                        .filter(status -> status.name().equals(text))
                        .findFirst(),
                "must be active or suspended");
    }

    private static Optional<String> oneOf(Set<String> known, String text) {
        return known.contains(text) ? Optional.of(text) : Optional.empty();
    }
}
