package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.personal.KeyedHashes;
import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.query.customer.CustomerColumn;
import com.talkingshops.customers.query.directory.Folding;
import com.talkingshops.customers.query.readmodel.Column;
import com.talkingshops.customers.query.readmodel.MultiRow;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is written of customers, column by column; what is personal only sealed. */
final class CustomerRows {

    private CustomerRows() {}

    static MultiRow<CustomerState> of(Sealing sealing, KeyedHashes hashes) {
        return MultiRow.of(
                Column.text(customer -> customer.key().tenant()),
                Column.text(customer -> customer.key().id()),
                Column.number(CustomerState::version),
                sealed(sealing, CustomerColumn.name, Details::name),
                sealed(sealing, CustomerColumn.email, Details::email),
                sealed(sealing, CustomerColumn.mobile, Details::mobile),
                Column.text(customer -> hash(hashes, customer)),
                Column.text(CustomerState::segment),
                Column.text(customer -> customer.segment().isEmpty() ? null : Folding.of(customer.segment())),
                Column.moment(CustomerState::createdAt),
                Column.moment(CustomerState::updatedAt));
    }

    private static Column<CustomerState> sealed(
            Sealing sealing, CustomerColumn column, Function<Details, @Nullable String> value) {
        return Column.bytes(customer -> sealing.sealText(
                column.of(customer.key().tenant(), customer.key().id()), value.apply(details(customer))));
    }

    private static @Nullable String hash(KeyedHashes hashes, CustomerState customer) {
        String mobile = details(customer).mobile();
        return mobile == null ? null : hashes.of(customer.key().tenant(), "mobile", mobile);
    }

    private static Details details(CustomerState customer) {
        return Objects.requireNonNull(customer.details(), "a customer to write has details");
    }
}
