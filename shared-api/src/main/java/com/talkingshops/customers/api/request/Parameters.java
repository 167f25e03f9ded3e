package com.talkingshops.customers.api.request;

import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.api.history.AsOf;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a query string: each once, by name and type. What is wrong is noted, not thrown, so that
 * {@link #finish} can name all faults at once, parameters that nobody asked for among them.
 */
public final class Parameters {

    /** The earliest moment that a client may name: the first year with four digits. */
    static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    /** The latest moment that a client may name: the last year with four digits. */
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private static final int MOST_SEGMENTS = 100;
    private static final Set<String> FLAGS = Set.of("true", "false");

    private final Map<String, String[]> values;
    private final Faults faults = new Faults();
    private final Set<String> known = new HashSet<>();

    private Parameters(Map<String, String[]> values) {
        this.values = values;
    }

    /**
     * Takes the parameters of a request.
     *
     * @param values decoded, as a servlet request's parameter map has them
     */
    public static Parameters of(Map<String, String[]> values) {
        return new Parameters(values);
    }

    /** The faults so far, to note more. */
    public Faults faults() {
        return faults;
    }

    /** Whether the parameter was sent, whatever its value. */
    public boolean has(String name) {
        known.add(name);
        return values.containsKey(name);
    }

    /** Notes a fault unless the parameter was sent. */
    public void require(String name) {
        if (!has(name)) {
            faults.add(name, "is required");
        }
    }

    /** A text of 1 to {@code longest} Unicode characters, trimmed. */
    public @Nullable String text(String name, int longest) {
        known.add(name);
        String[] sent = values.get(name);
        if (sent == null) {
            return null;
        }
        if (sent.length != 1) {
            faults.add(name, "must be sent once");
            return null;
        }
        String text = sent[0].strip();
        Optional<String> wrong = Text.fault(text, longest);
        wrong.ifPresent(message -> faults.add(name, message));
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
            faults.add(name, message);
        }
        return result.orElse(null);
    }

    /** A whole number within bounds, both included; {@code otherwise} if it was not sent. */
    public int integer(String name, int least, int most, int otherwise) {
        Integer number = parsed(
                name,
                100,
                text -> text.matches("-?[0-9]{1,10}")
                        ? Optional.of(Long.parseLong(text))
                                .filter(n -> n >= least && n <= most)
                                .map(Long::intValue)
                        : Optional.empty(),
                "must be an integer from %,d to %,d".formatted(least, most));
        return number == null ? otherwise : number;
    }

    /** Yes or no, as {@code true} or {@code false} to the letter; no if it was not sent. */
    public boolean flag(String name) {
        known.add(name);
        String[] sent = values.get(name);
        if (sent == null) {
            return false;
        }
        if (sent.length != 1 || !FLAGS.contains(sent[0])) {
            faults.add(name, "must be true or false, once");
        }
        return sent[0].equals("true");
    }

    /** One of the constants of an enumeration, by its name. */
    public <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
        return parsed(
                name,
                100,
                text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.name().equals(text))
                        .findFirst(),
                "must be one of "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
    }

    /** Names of segments, separated by commas; none if it was not sent. */
    public List<String> segments(String name) {
        List<String> names = parsed(
                name,
                MOST_SEGMENTS * (Segment.LONGEST + 1),
                Parameters::namesOfSegments,
                "must be 1 to " + MOST_SEGMENTS + " names of 1 to " + Segment.LONGEST
                        + " characters, separated by commas");
        return names == null ? List.of() : names;
    }

    private static Optional<List<String>> namesOfSegments(String text) {
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).distinct().toList();
        boolean right = names.size() <= MOST_SEGMENTS
                && names.stream()
                        .allMatch(name -> !name.isEmpty() && name.codePointCount(0, name.length()) <= Segment.LONGEST);
        return right ? Optional.of(names) : Optional.empty();
    }

    /** A mobile number as {@link GivenMobile#read} takes it; a plus sign may have arrived as a space. */
    public @Nullable GivenMobile mobile(String name, String region) {
        String[] sent = values.get(name);
        boolean plusLost = sent != null && sent.length == 1 && sent[0].startsWith(" ");
        return parsed(
                name,
                100,
                text -> GivenMobile.read(plusLost ? "+" + text : text, region),
                "must be a valid mobile number, as +919876543210");
    }

    /** The beginning of a period: a moment, or a date for the beginning of that UTC day. */
    public @Nullable Instant start(String name) {
        return parsed(
                name,
                40,
                text -> date(text).map(Parameters::beginning).or(() -> JsonBody.moment(withPlus(text))),
                DATE_OR_MOMENT);
    }

    /** The first moment after a period whose end was sent: a date includes that UTC day, a moment itself. */
    public @Nullable Instant afterEnd(String name) {
        return parsed(
                name,
                40,
                text -> date(text)
                        .map(day -> beginning(day.plusDays(1)))
                        .or(() -> JsonBody.moment(withPlus(text)).map(moment -> moment.plus(1, ChronoUnit.MICROS))),
                DATE_OR_MOMENT);
    }

    /** A UTC day, or the UTC day of a moment. */
    public @Nullable LocalDate day(String name) {
        return parsed(
                name,
                40,
                text -> date(text)
                        .or(() -> JsonBody.moment(withPlus(text))
                                .map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC))),
                DATE_OR_MOMENT);
    }

    /** A moment, or what an entity tag of a customer holds: {@code 7} or {@code 7.3}. */
    public @Nullable AsOf asOf(String name) {
        return parsed(
                name,
                40,
                text -> AsOf.Version.read(text)
                        .or(() -> JsonBody.moment(withPlus(text)).map(AsOf.Moment::new)),
                "must be a date and time of ISO 8601, as 2023-06-21T14:35:12Z, or what an ETag holds, as 7 or 7.3");
    }

    /**
     * Ends the reading.
     *
     * @throws com.talkingshops.customers.api.error.Rejection if anything was wrong
     */
    public void finish() {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                faults.add(Text.shortened(name), "is not known");
            }
        }
        faults.throwIfAny();
    }

    private static final String DATE_OR_MOMENT =
            "must be a date or a date and time of ISO 8601, as 2023-06-21 or 2023-06-21T14:35:12Z";

    private static String withPlus(String text) {
        // In "…T14:35:12+02:00" an unescaped plus arrives as a space.
        return text.replace(' ', '+');
    }

    private static Instant beginning(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Optional<LocalDate> date(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") || text.startsWith("0000")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
