package com.talkingshops.customers.server.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.stub.RawSocket;
import com.talkingshops.customers.stub.Running;
import com.talkingshops.customers.stub.StubEndpoints;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureCountsTest {

    @Test
    void areToldBeforeTheFirstFailure() {
        // given
        double untilNow = count(ErrorCode.MisdirectedRequestError);
        // when
        String told = Running.get("/actuator/prometheus", "x-admin-api-key", Running.OPERATOR_KEY)
                .body();
        // then
        assertThat(untilNow).as("no role is refused here").isZero();
        assertThat(told).contains("customers_failures_total{code=\"MisdirectedRequestError\"} 0.0");
    }

    @ParameterizedTest
    @EnumSource
    void areOfEachCode(ErrorCode code) {
        assertThat(count(code)).isNotNegative();
    }

    @Test
    void riseWithDefects() {
        // given
        Running.bean(StubEndpoints.class).failure = IllegalStateException::new;
        double before = count(ErrorCode.InternalServerError);
        // when
        Running.get("/v1/failing", "x-tenant-api-key", Running.tenant().key);
        // then
        assertThat(count(ErrorCode.InternalServerError)).isGreaterThan(before);
    }

    @Test
    void riseWithRequestsThatReachNoFilter() {
        // given
        double before = count(ErrorCode.ValidationError);
        // when
        RawSocket.exchange("GET /v1/who HTTP/1.1\r\nConnection: close\r\n\r\n");
        // then
        assertThat(count(ErrorCode.ValidationError)).isGreaterThan(before);
    }

    private static double count(ErrorCode code) {
        return Running.bean(MeterRegistry.class)
                .get("customers.failures")
                .tag("code", code.name())
                .functionCounter()
                .count();
    }
}
