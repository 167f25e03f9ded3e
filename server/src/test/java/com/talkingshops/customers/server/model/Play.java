package com.talkingshops.customers.server.model;

import com.talkingshops.customers.server.http.Shop;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Plays a sequence of turns in a new shop, in the service and in the model side by side. */
final class Play {

    private final Model model = new Model();
    private final Requests requests;
    private final CustomerSteps customers;
    private final OrderSteps orders;
    private final Reading reading;

    Play(Shop shop) {
        this.requests = new Requests(shop);
        this.customers = new CustomerSteps(shop, requests, model);
        this.orders = new OrderSteps(shop, requests, model, customers);
        this.reading = new Reading(shop, model);
    }

    void play(List<Turn> turns) {
        for (int i = 0; i < turns.size(); i++) {
            try {
                play(turns.get(i));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("turn " + (i + 1) + ", " + turns.get(i) + "\n" + e.getMessage(), e);
            }
        }
        onOneDay(this::compareEverything);
    }

    private void play(Turn turn) {
        requests.keyed(turn.keyed());
        LocalDate today = Reading.today();
        switch (turn.step()) {
            case Step.Create(var body) -> customers.create(body, today);
            case Step.CreateMany(var bodies) -> customers.createMany(bodies, today);
            case Step.Update(var which, var updates, var condition) ->
                customers.update(which, updates, condition, today);
            case Step.Delete(var which, var condition) -> customers.delete(which, condition);
            case Step.Erase(var which, var condition) -> customers.erase(which, condition);
            case Step.PlaceOrder(var body) -> orders.place(body, today);
            case Step.ChangeOrder(var which, var updates) -> orders.change(which, updates, today);
            case Step.Repeat() -> requests.repeatLast();
            case Step.Misuse() -> requests.misuseLast();
        }
        onOneDay(day -> compare(turn, day));
    }

    private void compare(Turn turn, LocalDate today) {
        reading.list(turn.customers(), today);
        reading.lookUp(turn.looked());
        model.touchedCustomer().ifPresent(reading::detail);
        reading.list(turn.orders(), today);
        model.touchedOrder().ifPresent(reading::detail);
        reading.statistics(turn.statistics(), today);
    }

    private void compareEverything(LocalDate today) {
        reading.list(CustomersAsked.ALL, today);
        reading.walk(new CustomersAsked(null, 2, List.of(), Period.ANY, null, "-lifetimeValue", null), today);
        reading.walk(new CustomersAsked(null, 3, List.of(), Period.ANY, null, "name", null), today);
        model.everyCustomer().forEach(reading::detail);
        reading.list(OrdersAsked.ALL, today);
        model.orders().forEach(reading::detail);
        reading.statistics(StatisticsAsked.EVERYTHING, today);
        Spelling.ALL.forEach(reading::lookUp);
    }

    /** What was asked before and after midnight cannot be compared; then it is asked once more. */
    private static void onOneDay(Consumer<LocalDate> comparison) {
        LocalDate today = Reading.today();
        try {
            comparison.accept(today);
        } catch (AssertionError e) {
            if (Reading.today().equals(today)) {
                throw e;
            }
            comparison.accept(Reading.today());
        }
    }
}
