package com.talkingshops.customers.server.model;

import static com.talkingshops.customers.server.model.Values.body;
import static com.talkingshops.customers.server.model.Values.maybe;
import static com.talkingshops.customers.server.model.Values.texts;

import com.talkingshops.customers.server.model.Step.Condition;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Everything that a client may do. */
final class Steps {

    private Steps() {}

    static Arbitrary<Step> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, customer().map(Step.Create::new)),
                Tuple.of(2, customer().list().ofMinSize(1).ofMaxSize(5).map(Step.CreateMany::new)),
                Tuple.of(6, Combinators.combine(which(), updates(), condition()).as(Step.Update::new)),
                Tuple.of(2, Combinators.combine(which(), condition()).as(Step.Delete::new)),
                Tuple.of(2, Combinators.combine(which(), condition()).as(Step.Erase::new)),
                Tuple.of(9, order().map(Step.PlaceOrder::new)),
                Tuple.of(5, Combinators.combine(which(), orderUpdates()).as(Step.ChangeOrder::new)),
                Tuple.of(2, Arbitraries.just(new Step.Repeat())),
                Tuple.of(1, Arbitraries.just(new Step.Misuse())));
    }

    private static Arbitrary<Body> customer() {
        return body(
                "mobile", Values.mobiles(),
                "name", maybe(2, Values.names()),
                "email", maybe(4, Values.emails()),
                "segment", maybe(3, Values.segments()));
    }

    private static Arbitrary<Body> updates() {
        return body(
                "mobile", maybe(20, Values.mobiles()),
                "name", maybe(8, Values.names()),
                "email", maybe(8, Values.emails()),
                "segment", maybe(6, Values.segments()));
    }

    private static Arbitrary<Body> order() {
        return body(
                        "mobile", Values.mobiles(),
                        "user_id",
                                maybe(
                                        30,
                                        Arbitraries.of(new UserId(null), new UserId(null), new UserId(1))
                                                .asGeneric()),
                        "name", maybe(10, Values.names()),
                        "email", maybe(20, Values.emails()),
                        "status", maybe(2, Values.statuses()),
                        "final_amount", maybe(3, Values.amounts()),
                        "product_items", maybe(8, Values.items()),
                        "created_at", maybe(5, Values.moments()),
                        "referenceId", maybe(10, texts("R-1", "R-10", "R-100", "S-2", " S-20 ")),
                        "external", maybe(10, texts("web/W-1", "web/W-10", "till/W-1", "till/R-1")),
                        "notes", maybe(10, texts("ring twice", "نعم")))
                .map(Steps::withExternalNames);
    }

    /** Source and id come together. */
    private static Body withExternalNames(Body order) {
        var members = new java.util.LinkedHashMap<>(order.members());
        Object external = members.remove("external");
        if (external != null) {
            members.put("external_order_source", external.toString().split("/")[0]);
            members.put("external_order_id", external.toString().split("/")[1]);
        }
        return new Body(members);
    }

    private static Arbitrary<Body> orderUpdates() {
        Arbitrary<Object> absentOrStatus = maybe(3, Values.statuses());
        return body(
                "status", absentOrStatus,
                "final_amount", maybe(8, Values.amounts()),
                "notes", maybe(12, texts("ring twice", "left at the door")));
    }

    private static Arbitrary<Integer> which() {
        return Arbitraries.integers().between(0, 40);
    }

    private static Arbitrary<Condition> condition() {
        return Arbitraries.frequency(
                Tuple.of(6, Condition.NONE),
                Tuple.of(2, Condition.CURRENT),
                Tuple.of(1, Condition.CURRENT_AS_READ),
                Tuple.of(1, Condition.STALE));
    }
}
