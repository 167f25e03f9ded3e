package com.talkingshops.customers.command.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.talkingshops.customers.api.customer.CustomerCommand;
import com.talkingshops.customers.api.customer.CustomerCommand.DeleteCustomer;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.order.OrderCommand.ChangeOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.GenericResultMessage;
import org.axonframework.messaging.ResultMessage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OutcomeFormatTest {

    private static final CustomerCommand.Accepted ACCEPTED =
            new CustomerCommand.Accepted(new CustomerId("64a1b2c3d4e5f6789abc1234"), 7);

    private final OutcomeFormat format =
            new OutcomeFormat(List.of(new KeptResult(CustomerCommand.class, CustomerCommand.Accepted.class)));

    @Nested
    class Results {

        @Test
        void areReadBackAsTheyWere() {
            // given
            String kept = format.write(DeleteCustomer.class, new GenericResultMessage<>(ACCEPTED))
                    .orElseThrow();
            // then
            assertThat(format.read(DeleteCustomer.class, kept)).isEqualTo(ACCEPTED);
        }

        @Test
        void failAtOnceWhenTheyCouldNotBeReadBack() {
            // then
            assertThatThrownBy(() -> format.write(DeleteCustomer.class, new GenericResultMessage<>("done")))
                    .isInstanceOf(ClassCastException.class);
            assertThatThrownBy(() -> format.write(ChangeOrder.class, new GenericResultMessage<>(ACCEPTED)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class Refusals {

        @Test
        void areReadBackAsTheyWere() {
            // given
            String kept = format.write(
                            DeleteCustomer.class,
                            refused(Rejection.taken("mobile", "taken", Map.of("existingCustomerId", "1"))))
                    .orElseThrow();
            // when
            Rejection refusal = catchThrowableOfType(Rejection.class, () -> format.read(DeleteCustomer.class, kept));
            // then
            assertThat(refusal.code()).isEqualTo(ErrorCode.ConflictError);
            assertThat(refusal.reason()).isEqualTo("taken");
            assertThat(refusal.details()).isEqualTo(Map.of("field", "mobile", "existingCustomerId", "1"));
        }

        @Test
        void areKeptWhenARepeatMustHearThemAgain() {
            // when
            var kept = EnumSet.noneOf(ErrorCode.class);
            for (ErrorCode code : ErrorCode.values()) {
                format.write(DeleteCustomer.class, refused(new Rejection(code, "no", Map.of())))
                        .ifPresent(outcome -> kept.add(code));
            }
            // then
            assertThat(kept)
                    .containsExactlyInAnyOrder(
                            ErrorCode.NotFoundError, ErrorCode.ConflictError, ErrorCode.PreconditionFailedError);
        }

        @Test
        void areNotKeptWhenTheyAreDefects() {
            // then
            assertThat(format.write(DeleteCustomer.class, refused(new IllegalStateException())))
                    .isEmpty();
        }
    }

    private static ResultMessage<?> refused(Throwable failure) {
        return new GenericResultMessage<>(failure);
    }
}
