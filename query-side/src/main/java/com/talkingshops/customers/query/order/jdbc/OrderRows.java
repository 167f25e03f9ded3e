package com.talkingshops.customers.query.order.jdbc;

import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.order.ExternalOrder;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.personal.KeyedHashes;
import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.query.order.OrderColumn;
import com.talkingshops.customers.query.readmodel.Column;
import com.talkingshops.customers.query.readmodel.MultiRow;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What is written of orders, column by column; what is personal only sealed. */
public final class OrderRows {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final MultiRow<OrderState> inserted;
    private final MultiRow<OrderState> updated;

    public OrderRows(Sealing sealing, KeyedHashes hashes) {
        Column<OrderState> tenant = Column.text(order -> order.key().tenant());
        Column<OrderState> id = Column.text(order -> order.key().id());
        Column<OrderState> version = Column.number(OrderState::version);
        Column<OrderState> status = Column.text(order -> order.status().value());
        Column<OrderState> counted = Column.flag(OrderState::counts);
        Column<OrderState> amount = Column.amount(order -> order.finalAmount().amount());
        Column<OrderState> updatedAt = Column.moment(OrderState::updatedAt);
        Column<OrderState> notes = sealed(sealing, OrderColumn.notes, OrderState::notes);
        inserted = MultiRow.of(
                tenant,
                id,
                version,
                Column.text(order -> order.customer().id()),
                Column.text(order -> placed(order).reference()),
                status,
                counted,
                amount,
                Column.moment(OrderState::placedAt),
                updatedAt,
                sealed(sealing, OrderColumn.mobile, OrderRows::mobile),
                Column.text(order -> hash(hashes, order)),
                sealed(sealing, OrderColumn.name, order -> placed(order).name()),
                sealed(sealing, OrderColumn.email, OrderRows::email),
                notes,
                Column.json(order -> JSON.writeValueAsString(placed(order).items())),
                Column.text(order -> external(order, ExternalOrder::source)),
                Column.text(order -> external(order, ExternalOrder::id)));
        updated = MultiRow.of(tenant, id, version, status, counted, amount, updatedAt, notes);
    }

    /** All of an order that came in. */
    MultiRow<OrderState> inserted() {
        return inserted;
    }

    /** What can change of an order. */
    MultiRow<OrderState> updated() {
        return updated;
    }

    private static Column<OrderState> sealed(
            Sealing sealing, OrderColumn column, Function<OrderState, @Nullable String> value) {
        return Column.bytes(order -> sealing.sealText(
                column.of(
                        order.key().tenant(), order.customer().id(), order.key().id()),
                value.apply(order)));
    }

    private static @Nullable String hash(KeyedHashes hashes, OrderState order) {
        String mobile = mobile(order);
        return mobile == null ? null : hashes.of(order.key().tenant(), "mobile", mobile);
    }

    private static @Nullable String mobile(OrderState order) {
        MobileNumber mobile = placed(order).mobile();
        return mobile == null ? null : mobile.digits();
    }

    private static @Nullable String email(OrderState order) {
        EmailAddress email = placed(order).email();
        return email == null ? null : email.value();
    }

    private static @Nullable String external(OrderState order, Function<ExternalOrder, String> part) {
        ExternalOrder external = placed(order).external();
        return external == null ? null : part.apply(external);
    }

    private static OrderPlaced placed(OrderState order) {
        return Objects.requireNonNull(order.placed(), "an order to insert came in");
    }
}
