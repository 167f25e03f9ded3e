package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.query.directory.Micros;
import com.talkingshops.customers.query.directory.Position;
import java.math.BigDecimal;
import java.time.Instant;

/** The kinds of values that customers are sorted by in the database, as {@link Position} has them and back. */
enum SortValue {
    MOMENT {
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
        Position position(Object value, String id) {
            return Position.ofText((String) value, id);
        }

        @Override
        Object value(Position position) {
            return position.textAsString();
        }
    };

    /** The position of a customer with a value. */
    abstract Position position(Object value, String id);

    /** The value of a position. */
    abstract Object value(Position position);
}
