package com.talkingshops.customers.query.customer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

class ForgottenTenantTest {

    @Test
    void isRefusedBeforeAnythingIsRead() {
        try (var entities =
                RunningCustomers.get().bean(EntityManagerFactory.class).createEntityManager()) {
            var query = entities.createQuery("select c.id from Customer c where c.id = :id", String.class)
                    .setParameter("id", "anybody's");

            assertThatThrownBy(query::getResultList).hasMessageContaining("does not say whose rows");
        }
    }
}
