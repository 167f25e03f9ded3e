package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.query.customer.CustomerColumn;
import com.talkingshops.customers.query.directory.jdbc.DirectoryComparison;
import com.talkingshops.customers.query.order.OrderColumn;
import com.talkingshops.customers.query.readmodel.ComparisonRules;
import com.talkingshops.customers.query.readmodel.TableRule;
import com.talkingshops.customers.query.readmodel.TableRule.ByContents;
import com.talkingshops.customers.query.readmodel.TableRule.LeftOut;
import com.talkingshops.customers.query.readmodel.TableRule.Opened;
import com.talkingshops.customers.query.readmodel.TableRule.Without;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is special about customers and orders when two copies of them are compared. */
final class CustomersComparison {

    private CustomersComparison() {}

    static ComparisonRules rules(Sealing sealing) {
        return new ComparisonRules(
                CustomersProjector.GROUP,
                Map.of(
                        "customer", opened(sealing, "id", CustomerColumn.values(), (id, column) -> column),
                        "placed_order", opened(sealing, "customer_id", OrderColumn.values(), OrderColumn::field),
                        "customer_metrics", new Without(Set.of("directory_segment", "slot", "part", "change")),
                        // Which batches have changed figures; a customer that came and went in one has left no trace.
                        "figures_progress", new LeftOut(),
                        "directory_segment", new ByContents(new DirectoryComparison(sealing))));
    }

    private static TableRule opened(Sealing sealing, String person, Enum<?>[] columns, TableRule.FieldName fields) {
        List<String> names = Arrays.stream(columns).map(Enum::name).toList();
        return new Opened(sealing, person, names, Set.of("mobile_hash"), fields);
    }
}
