package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.query.directory.Micros;
import com.talkingshops.customers.query.directory.Position;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** The kinds of values that customers are sorted by in the database, as {@link Position} has them and back. */
enum SortValue {
    MOMENT {
        @Override
        boolean fits(Position position) {
            return isNumber(position) && position.number() >= EARLIEST && position.number() <= LATEST;
        }

        @Override
        Position position(Object value, String id) {
            return Position.ofNumber(Micros.of((Instant) value), id);
        }

        @Override
        Object value(Position position) {
            return Micros.toInstant(position.number());
        }
    },
    COUNT {
        @Override
        boolean fits(Position position) {
            return isNumber(position);
        }

        @Override
        Position position(Object value, String id) {
            return Position.ofNumber((Long) value, id);
        }

        @Override
        Object value(Position position) {
            return position.number();
        }
    },
    MONEY {
        @Override
        boolean fits(Position position) {
            return isNumber(position);
        }

        @Override
        Position position(Object value, String id) {
            return Position.ofNumber(((BigDecimal) value).movePointRight(2).longValueExact(), id);
        }

        @Override
        Object value(Position position) {
            return BigDecimal.valueOf(position.number(), 2);
        }
    },
    TEXT {
        @Override
        boolean fits(Position position) {
            String text = position.textAsString();
            return text.indexOf(0) < 0 && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), position.text());
        }

        @Override
        Position position(Object value, String id) {
            return Position.ofText((String) value, id);
        }

        @Override
        Object value(Position position) {
            return position.textAsString();
        }
    };

    /** The years with four digits: no moment that a client can name lies outside. */
    private static final long EARLIEST = Micros.of(Instant.parse("0001-01-01T00:00:00Z"));

    private static final long LATEST = Micros.of(Instant.parse("9999-12-31T23:59:59.999999Z"));

    /** Whether a position that somebody sent could be one of a value of this kind. */
    abstract boolean fits(Position position);

    private static boolean isNumber(Position position) {
        return position.text().length == 0;
    }

    /** The position of a customer with a value. */
    abstract Position position(Object value, String id);

    /** The value of a position. */
    abstract Object value(Position position);
}
