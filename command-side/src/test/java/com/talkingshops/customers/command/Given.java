package com.talkingshops.customers.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;

/** What tests of aggregates begin and end with. */
public final class Given {

    public static final String SHOP = "0000000000000000000000aa";
    public static final String OTHER_SHOP = "0000000000000000000000bb";

    private Given() {}

    /** A fixture whose events inherit the tenant. */
    public static <T> AggregateTestFixture<T> fixtureOf(Class<T> aggregate) {
        var fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerCommandHandlerInterceptor(
                new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider(MessageKeys.TENANT)));
        return fixture;
    }

    public static EventMessage<?> inTheShop(Object event) {
        return new GenericEventMessage<>(event, Map.of(MessageKeys.TENANT, SHOP));
    }

    public static Map<String, ?> fromTheShop() {
        return Map.of(MessageKeys.TENANT, SHOP);
    }

    public static Map<String, ?> fromTheShopAgain() {
        return Map.of(MessageKeys.TENANT, SHOP, MessageKeys.ATTEMPT, 1);
    }

    public static Map<String, ?> fromAnotherShop() {
        return Map.of(MessageKeys.TENANT, OTHER_SHOP);
    }

    /** Checks that a command was refused, and changed nothing. */
    public static void thenRefused(ResultValidator<?> result, ErrorCode code, Map<String, ?> details) {
        result.expectNoEvents().expectException(org.hamcrest.Matchers.instanceOf(Rejection.class));
        result.expectException(new org.hamcrest.CustomTypeSafeMatcher<Rejection>(code + " " + details) {
            @Override
            protected boolean matchesSafely(Rejection refusal) {
                assertThat(refusal.code()).isEqualTo(code);
                assertThat(refusal.details()).containsAllEntriesOf(details);
                return true;
            }
        });
    }
}
