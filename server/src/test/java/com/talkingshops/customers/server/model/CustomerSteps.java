package com.talkingshops.customers.server.model;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.model.Step.Condition;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Plays what a client does to customers: against the service, and in the model. */
final class CustomerSteps {

    private static final String PATH = "/v1/customers";

    private final Shop shop;
    private final Requests requests;
    private final Model model;

    CustomerSteps(Shop shop, Requests requests, Model model) {
        this.shop = shop;
        this.requests = requests;
        this.model = model;
    }

    void create(Body body, LocalDate today) {
        var moments = new Moments();
        Optional<KnownCustomer> other = model.meantBy(body.mobile());
        Reply reply = requests.send("POST", PATH, body.toSend(model, today));
        if (other.isPresent()) {
            Refusals.taken(reply, "mobile", "existingCustomerId", other.get().id());
            return;
        }
        reply.expect(201);
        String id = reply.text("/customerId");
        assertThat(reply.json().at("/success").booleanValue()).isTrue();
        assertThat(reply.header("Location"))
                .hasValueSatisfying(path -> assertThat(path).endsWith(PATH + "/" + id));
        assertThat(reply.header("ETag")).contains("\"1\"");
        register(id, body, moments);
    }

    void createMany(List<Body> bodies, LocalDate today) {
        var moments = new Moments();
        Reply reply = requests.send(
                        "POST",
                        PATH + "/bulk",
                        object(
                                "customers",
                                bodies.stream()
                                        .map(body -> body.toSend(model, today))
                                        .toList()))
                .expect(200);
        assertThat(reply.json().at("/results").size()).isEqualTo(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            JsonNode result = reply.json().at("/results/" + i);
            Optional<KnownCustomer> other = model.meantBy(bodies.get(i).mobile());
            assertThat(result.at("/index").intValue()).isEqualTo(i);
            if (other.isPresent()) {
                assertThat(result.at("/status").intValue()).as("%s", result).isEqualTo(409);
                assertThat(result.at("/error/code").stringValue()).isEqualTo("ConflictError");
                assertThat(result.at("/error/details/existingCustomerId").stringValue())
                        .isEqualTo(other.get().id());
            } else {
                assertThat(result.at("/status").intValue()).as("%s", result).isEqualTo(201);
                register(result.at("/customerId").stringValue(), bodies.get(i), moments);
            }
        }
    }

    void update(int which, Body updates, Condition condition, LocalDate today) {
        KnownCustomer customer = pick(which);
        if (customer == null) {
            return;
        }
        var moments = new Moments();
        Reply reply = requests.send(
                "PUT",
                PATH + "/" + customer.id(),
                object("updates", updates.toSend(model, today)),
                header(customer, condition));
        if (updates.members().isEmpty() || (updates.mentions("mobile") && !updates.has("mobile"))) {
            Refusals.invalid(reply);
            return;
        }
        if (Refusals.goneOrStale(reply, customer, condition)) {
            return;
        }
        if (updates.has("mobile")) {
            Optional<KnownCustomer> other = model.meantBy(updates.mobile());
            if (other.isPresent() && !other.get().id().equals(customer.id())) {
                Refusals.taken(
                        reply, "mobile", "existingCustomerId", other.get().id());
                return;
            }
        }
        reply.expect(200);
        Details now = changed(customer.details(), updates);
        if (!now.equals(customer.details())) {
            customer = customer.changed(now, moments.taking(read(customer.id()).text("/updated_at")));
            model.put(customer);
        }
        assertThat(reply.header("ETag")).contains("\"" + customer.version() + "\"");
    }

    void delete(int which, Condition condition) {
        KnownCustomer customer = pick(which);
        if (customer == null) {
            return;
        }
        Reply reply = requests.send("DELETE", PATH + "/" + customer.id(), null, header(customer, condition));
        if (Refusals.goneOrStale(reply, customer, condition)) {
            return;
        }
        reply.expect(200);
        assertThat(reply.json().at("/success").booleanValue()).isTrue();
        model.put(customer.deleted());
    }

    void erase(int which, Condition condition) {
        KnownCustomer customer = pick(which);
        if (customer == null) {
            return;
        }
        Reply reply =
                requests.send("DELETE", PATH + "/" + customer.id() + "?erase=true", null, header(customer, condition));
        if (!customer.forgotten() && Refusals.stale(reply, customer, condition)) {
            return;
        }
        reply.expect(200);
        assertThat(reply.text("/customerId")).isEqualTo(customer.id());
        if (customer.forgotten()) {
            assertThat(reply.text("/receiptId")).isEqualTo(customer.receipt());
        } else {
            model.forget(customer, reply.text("/receiptId"));
        }
    }

    /** Lets the model know a customer whom the service has registered. */
    KnownCustomer register(String id, Body body, Moments moments) {
        String mobile = model.numberMeantBy(body.mobile());
        Reply reply = read(id);
        assertThat(reply.text("/updated_at")).isEqualTo(reply.text("/created_at"));
        var customer = KnownCustomer.registered(
                id,
                new Details(mobile, body.text("name"), body.text("email"), body.text("segment")),
                moments.taking(reply.text("/created_at")));
        model.put(customer);
        return customer;
    }

    private Reply read(String id) {
        return shop.get(PATH + "/" + id).expect(200);
    }

    private KnownCustomer pick(int which) {
        List<KnownCustomer> every = model.everyCustomer();
        return every.isEmpty() ? null : every.get(which % every.size());
    }

    private Details changed(Details details, Body updates) {
        return new Details(
                updates.has("mobile") ? numberAfter(details, updates.mobile()) : details.mobile(),
                updates.mentions("name") ? updates.text("name") : details.name(),
                updates.mentions("email") ? updates.text("email") : details.email(),
                updates.mentions("segment") ? updates.text("segment") : details.segment());
    }

    private String numberAfter(Details details, Spelling given) {
        return details.mobile().equals(given.exact()) ? details.mobile() : model.numberMeantBy(given);
    }

    private String[] header(KnownCustomer customer, Condition condition) {
        return switch (condition) {
            case NONE -> new String[0];
            case CURRENT -> new String[] {"If-Match", "\"" + customer.version() + "\""};
            case CURRENT_AS_READ -> new String[] {"If-Match", new CustomerAnswers(model).entityTag(customer)};
            case STALE -> new String[] {"If-Match", "\"" + (customer.version() - 1) + "\""};
        };
    }
}
