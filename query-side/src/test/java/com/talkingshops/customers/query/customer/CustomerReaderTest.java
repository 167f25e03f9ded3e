package com.talkingshops.customers.query.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail;
import com.talkingshops.customers.api.customer.CustomerQuery.GetCustomer;
import com.talkingshops.customers.api.customer.CustomerQuery.LookUpCustomer;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.error.Rejection;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CustomerReaderTest {

    private final RunningCustomers customers = RunningCustomers.get();
    private final Shop shop = new Shop();

    @Nested
    class Get {

        @Test
        void showsACustomerWithItsOrdersAndWhatTheyComeTo() {
            // given
            var asha = shop.registers(
                    "Asha Rao", "asha@example.com", "919876543210", "vip", "2026-01-02T03:04:05.123456Z");
            shop.orders(asha, "ORD-1", "10.00", "completed", "2026-02-01T00:00:00Z");
            shop.orders(asha, "ORD-2", "5.01", "shipped", "2026-03-01T00:00:00Z");
            shop.orders(asha, "ORD-3", "99.00", "pending", "2026-04-01T00:00:00Z");
            shop.project();

            // when
            CustomerDetail detail = get(asha);

            // then
            assertThat(detail.id()).isEqualTo(asha);
            assertThat(detail.name()).isEqualTo("Asha Rao");
            assertThat(detail.mobile()).isEqualTo("919876543210");
            assertThat(detail.email()).isEqualTo("asha@example.com");
            assertThat(detail.segment()).isEqualTo("vip");
            assertThat(detail.createdAt()).isEqualTo("2026-01-02T03:04:05.123456Z");
            assertThat(detail.updatedAt()).isEqualTo("2026-01-02T03:04:05.123456Z");
            assertThat(detail.orders())
                    .extracting(order -> order.referenceId())
                    .containsExactly("ORD-3", "ORD-2", "ORD-1");
            assertThat(detail.metrics())
                    .isEqualTo(new CustomerDetail.Metrics(
                            2,
                            Money.of("15.01"),
                            Money.of("7.51"),
                            Instant.parse("2026-02-01T00:00:00Z"),
                            Instant.parse("2026-03-01T00:00:00Z")));
            assertThat(detail.entityTag()).isEqualTo("\"1.3\"");
        }

        @Test
        void showsOnlyTheNewestHundredOrders() {
            // given
            var asha = shop.registers(null, null, "919876543210", null, "2026-01-01T00:00:00Z");
            for (int i = 0; i < 101; i++) {
                shop.orders(
                        asha,
                        "ORD-" + i,
                        "1.00",
                        "completed",
                        Instant.parse("2026-02-01T00:00:00Z").plusSeconds(i).toString());
            }
            shop.project();

            // then
            assertThat(get(asha).orders())
                    .hasSize(100)
                    .first()
                    .matches(order -> order.referenceId().equals("ORD-100"));
            assertThat(get(asha).metrics().totalOrders()).isEqualTo(101);
        }

        @Test
        void findsNobodyWhoIsGoneOrNeverWas() {
            // given
            var asha = shop.registers("Asha", null, "919876543210", null, "2026-01-01T00:00:00Z");
            shop.deletes(asha);
            shop.project();

            // then
            assertThatThrownBy(() -> get(asha)).isInstanceOf(Rejection.class).hasMessage("Customer not found");
            assertThatThrownBy(() -> get(shop.stranger()))
                    .isInstanceOf(Rejection.class)
                    .hasMessage("Customer not found");
        }

        @Test
        void findsNobodyOfAnotherTenant() {
            // given
            var asha = shop.registers("Asha", null, "919876543210", null, "2026-01-01T00:00:00Z");
            shop.project();

            // then
            assertThatThrownBy(() -> customers.ask(new Shop().tenant(), new GetCustomer(asha), CustomerDetail.class))
                    .isInstanceOf(Rejection.class)
                    .hasMessage("Customer not found");
        }
    }

    @Nested
    class LookUp {

        @Test
        void findsTheOneWhoHasTheNumberNow() {
            // given
            var asha = shop.registers("Asha", null, "919876543210", null, "2026-01-01T00:00:00Z");
            shop.changes(asha, "Asha", null, "919876543211", null, TestClock.NOW);
            var bela = shop.registers("Bela", null, "919876543210", null, "2026-01-02T00:00:00Z");
            shop.project();

            // then
            assertThat(lookUp("+919876543210").id()).isEqualTo(bela);
            assertThat(lookUp("98765-43211").id()).isEqualTo(asha);
            assertThatThrownBy(() -> lookUp("9876543212")).hasMessage("Customer not found");
        }

        @Test
        void takesDigitsForAnExactNumberFirst() {
            // given: a number of Singapore that is also one of India
            var singapore = shop.registers("Sin", null, "6591234567", null, "2026-01-01T00:00:00Z");
            var india = shop.registers("Ind", null, "916591234567", null, "2026-01-01T00:00:00Z");
            shop.project();

            // then
            assertThat(lookUp("6591234567").id()).isEqualTo(singapore);
            assertThat(lookUp("+91 65912 34567").id()).isEqualTo(india);
        }

        @Test
        void readsDigitsThatNobodyHasInTheRegion() {
            // given
            var india = shop.registers("Ind", null, "916591234567", null, "2026-01-01T00:00:00Z");
            shop.project();

            // then
            assertThat(lookUp("6591234567").id()).isEqualTo(india);
        }

        private CustomerDetail lookUp(String mobile) {
            return customers.ask(
                    shop.tenant(),
                    new LookUpCustomer(GivenMobile.read(mobile, "IN").orElseThrow()),
                    CustomerDetail.class);
        }
    }

    private CustomerDetail get(CustomerId id) {
        return customers.ask(shop.tenant(), new GetCustomer(id), CustomerDetail.class);
    }
}
