package com.talkingshops.customers.api.request;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.Update;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.customer.Segment;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/**
 * Reads a JSON object that a client sent: each member once, by name and type, nothing coerced. What is wrong is noted, not
 * thrown, so that {@link #finish} can name all faults at once, members that nobody asked for among them. Absent and
 * {@code null} read the same unless {@link #update} tells them apart. The tree must have been read with
 * {@code USE_BIG_DECIMAL_FOR_FLOATS}, or amounts have already lost what makes them exact.
 */
public final class JsonBody {

    private static final BigDecimal MOST_MONEY = new BigDecimal("999999999.99");

    private final JsonNode node;
    private final String path;
    private final Faults faults;
    private final Set<String> known = new HashSet<>();

    private JsonBody(JsonNode node, String path, Faults faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
    }

    /** Reads a whole body. */
    public static JsonBody of(@Nullable JsonNode node) {
        Faults faults = new Faults();
        if (node == null || !node.isObject()) {
            faults.add("body", "must be a JSON object");
            faults.throwIfAny();
        }
        return new JsonBody(java.util.Objects.requireNonNull(node), "", faults);
    }

    /** The faults so far, to note more. */
    public Faults faults() {
        return faults;
    }

    /** The name of a member as faults call it: with the members around it. */
    public String field(String name) {
        return path + name;
    }

    /** Whether the member is there with a value. */
    public boolean has(String name) {
        return !value(name).isNull();
    }

    /** Whether no member is there at all. */
    public boolean isEmpty() {
        return node.isEmpty();
    }

    /** Notes a fault unless the member is there with a value. */
    public void require(String name) {
        if (!has(name)) {
            fault(name, "is required");
        }
    }

    /** A text, trimmed, of 1 to {@code longest} Unicode characters. */
    public @Nullable String text(String name, int longest) {
        JsonNode value = value(name);
        if (value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            fault(name, "must be a string");
            return null;
        }
        String text = value.stringValue().strip();
        Optional<String> wrong = Text.fault(text, longest);
        wrong.ifPresent(message -> fault(name, message));
        return wrong.isPresent() ? null : text;
    }

    /** A text that stands for something. */
    public <T> @Nullable T parsed(String name, int longest, Function<String, Optional<T>> reading, String message) {
        String text = text(name, longest);
        if (text == null) {
            return null;
        }
        Optional<T> result = reading.apply(text);
        if (result.isEmpty()) {
            fault(name, message);
        }
        return result.orElse(null);
    }

    /** A whole number within bounds, both included. */
    public @Nullable Integer integer(String name, int least, int most) {
        JsonNode value = value(name);
        if (value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            fault(name, "must be an integer from %,d to %,d".formatted(least, most));
            return null;
        }
        return value.intValue();
    }

    /** An amount of money. */
    public @Nullable Money money(String name) {
        JsonNode value = value(name);
        if (value.isNull()) {
            return null;
        }
        BigDecimal amount = value.isNumber() ? exact(value) : null;
        if (amount == null || amount.signum() < 0 || amount.compareTo(MOST_MONEY) > 0 || amount.scale() > 2) {
            fault(name, "must be a number from 0 to 999,999,999.99 with at most two decimals");
            return null;
        }
        return new Money(amount);
    }

    /** A moment, ISO 8601 with an offset. */
    public @Nullable Instant instant(String name) {
        return parsed(
                name,
                40,
                JsonBody::moment,
                "must be a date and time of ISO 8601 with an offset, as 2023-06-21T14:35:12Z");
    }

    /**
     * A mobile number as {@link GivenMobile#read} takes it. Digits that are no valid number may still be exactly somebody's,
     * so they pass, unless something else is wrong.
     */
    public @Nullable GivenMobile mobile(String name, String region) {
        String wrong = "must be a valid mobile number, as +919876543210";
        GivenMobile mobile = parsed(name, 100, text -> GivenMobile.read(text, region), wrong);
        if (mobile != null && mobile.reading() == null) {
            faults.doubt(field(name), wrong);
        }
        return mobile;
    }

    /** An e-mail address. */
    public @Nullable EmailAddress email(String name) {
        return parsed(
                name,
                254,
                text -> EmailAddress.hasShape(text) ? Optional.of(new EmailAddress(text)) : Optional.empty(),
                "must be an e-mail address, as john@example.com");
    }

    /** The name of a segment. */
    public @Nullable Segment segment(String name) {
        return parsed(
                name,
                Segment.LONGEST,
                text -> text.contains(",") ? Optional.empty() : Optional.of(new Segment(text)),
                "must not contain a comma");
    }

    /** What a change says of a member: absent leaves it, {@code null} clears it. */
    public <T> Update<T> update(String name, Function<String, @Nullable T> reading) {
        known.add(name);
        return node.has(name) ? Update.to(reading.apply(name)) : Update.unchanged();
    }

    /** What a change says of a member that cannot be cleared. */
    public <T> Update<T> updateNotNull(String name, Function<String, @Nullable T> reading) {
        if (node.has(name) && value(name).isNull()) {
            fault(name, "must not be null");
        }
        return update(name, reading);
    }

    /** The object under a member; an empty one, and a fault, if there is none. */
    public JsonBody object(String name) {
        JsonNode value = value(name);
        if (!value.isObject()) {
            fault(name, value.isNull() ? "is required" : "must be a JSON object");
            return new JsonBody(JsonNodeFactory.instance.objectNode(), path + name + ".", faults);
        }
        return new JsonBody(value, path + name + ".", faults);
    }

    /** The objects of an array of {@code least} to {@code most}; none if the member is absent. */
    public List<JsonBody> objects(String name, int least, int most) {
        List<JsonNode> elements = elements(name, least, most);
        var bodies = new ArrayList<JsonBody>();
        for (int i = 0; i < elements.size(); i++) {
            String place = name + "[" + i + "]";
            if (elements.get(i).isObject()) {
                bodies.add(new JsonBody(elements.get(i), path + place + ".", faults));
            } else {
                fault(place, "must be a JSON object");
            }
        }
        return bodies;
    }

    /** The elements of an array of {@code least} to {@code most}, as they are; none if the member is absent. */
    public List<JsonNode> elements(String name, int least, int most) {
        JsonNode value = value(name);
        if (value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.size() < least || value.size() > most) {
            fault(name, "must be an array of %,d to %,d elements".formatted(least, most));
            return List.of();
        }
        return List.copyOf(value.values());
    }

    /** Notes a fault of a member. */
    public void fault(String name, String message) {
        faults.add(path + name, message);
    }

    /** Notes a fault for every member that was not asked for. */
    public void refuseUnknown() {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                fault(Text.shortened(name), "is not known");
            }
        }
    }

    /**
     * Ends the reading of a whole body.
     *
     * @throws com.talkingshops.customers.api.error.Rejection if anything was wrong
     */
    public void finish() {
        refuseUnknown();
        faults.throwIfAny();
    }

    static Optional<Instant> moment(String text) {
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            return moment.isBefore(Parameters.EARLIEST) || moment.isAfter(Parameters.LATEST)
                    ? Optional.empty()
                    : Optional.of(moment);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable BigDecimal exact(JsonNode number) {
        try {
            BigDecimal amount = number.decimalValue();
            // A number such as 1e-999999999 is refused before arithmetic with it can cost anything.
            if (Math.abs((long) amount.scale()) > 1_000 || amount.precision() > 1_000) {
                return null;
            }
            BigDecimal plain = amount.stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0) : plain;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private JsonNode value(String name) {
        known.add(name);
        JsonNode value = node.get(name);
        return value == null ? NullNode.getInstance() : value;
    }
}
