package com.talkingshops.customers.query.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantInEveryStatementTest {

    private final TenantInEveryStatement guard = new TenantInEveryStatement();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select c1_0.id from rm_customers.customer c1_0 where c1_0.tenant_id=? and c1_0.id=?",
                "select 1 from rm_customers.customer c1_0 join rm_customers.customer_metrics m1_0 on m1_0.id=c1_0.id"
                        + " and m1_0.tenant_id=c1_0.tenant_id where c1_0.tenant_id=?",
                "select t1_0.name from rm_tenants.api_key k1_0 join rm_tenants.tenant t1_0 on t1_0.id=k1_0.id"
            })
    void letsThroughWhatNamesTheTenantOfEveryTable(String sql) {
        assertThat(guard.inspect(sql)).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select c1_0.id from rm_customers.customer c1_0 where c1_0.id=?",
                "select c1_0.tenant_id from rm_customers.customer c1_0 where c1_0.id=?",
                "select 1 from rm_customers.customer c1_0 join rm_customers.customer_metrics m1_0 on m1_0.id=c1_0.id"
                        + " where c1_0.tenant_id=?",
                "select (select sum(a1_0.customers) from rm_customers.active_total a1_0)"
                        + " from rm_customers.customer_total t1_0 where t1_0.tenant_id=?",
                "select 1 from rm_customers.customer_total ct1_0 join rm_customers.active_total t1_0 on t1_0.part=ct1_0.part"
                        + " where ct1_0.tenant_id=?",
                "select 1 from rm_customers.customer c1_0,rm_customers.customer_metrics m1_0 where c1_0.tenant_id=?"
            })
    void refusesWhatReadsATableOfEverybody(String sql) {
        assertThatThrownBy(() -> guard.inspect(sql)).hasMessageContaining("does not say whose rows");
    }

    @Test
    void refusesASecondTimeToo() {
        String sql = "select c1_0.id from rm_customers.customer c1_0";
        assertThatThrownBy(() -> guard.inspect(sql)).isInstanceOf(IllegalStateException.class);

        assertThatThrownBy(() -> guard.inspect(sql)).isInstanceOf(IllegalStateException.class);
    }
}
