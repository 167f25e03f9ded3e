package com.talkingshops.customers.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount in the tenant's currency, exact.
 *
 * @param amount with exactly two decimals
 */
public record Money(@JsonValue BigDecimal amount) implements Comparable<Money> {

    public static final Money ZERO = new Money(BigDecimal.ZERO);

    /**
     * Takes an amount.
     *
     * @throws ArithmeticException if it has more than two decimals that matter
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Money {
        amount = amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    public static Money of(String amount) {
        return new Money(new BigDecimal(amount));
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.amount));
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount));
    }

    public Money times(long factor) {
        return new Money(amount.multiply(BigDecimal.valueOf(factor)));
    }

    /** This sum's share for each of {@code count}, rounded half-up; zero where there is nothing to average. */
    public Money averageOver(long count) {
        return count == 0 ? ZERO : new Money(amount.divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP));
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
