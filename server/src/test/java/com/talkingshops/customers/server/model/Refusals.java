package com.talkingshops.customers.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.model.Step.Condition;

/** How the service must refuse. */
final class Refusals {

    private Refusals() {}

    static void invalid(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo("ValidationError");
        assertThat(reply.json().at("/error/details/fields").size()).isPositive();
    }

    /** A value that must be unique and that somebody else has. */
    static void taken(Reply reply, String field, String ownerMember, String owner) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(409);
        assertThat(reply.errorCode()).isEqualTo("ConflictError");
        assertThat(reply.text("/error/details/field")).isEqualTo(field);
        if (ownerMember != null) {
            assertThat(reply.text("/error/details/" + ownerMember)).isEqualTo(owner);
        }
    }

    static void notFound(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(404);
        assertThat(reply.errorCode()).isEqualTo("NotFoundError");
    }

    /** Whether a change had to be refused, as it was, for whom it is meant. */
    static boolean goneOrStale(Reply reply, KnownCustomer customer, Condition condition) {
        if (!customer.present()) {
            notFound(reply);
            return true;
        }
        return stale(reply, customer, condition);
    }

    /** Whether a change had to be refused, as it was, for the version that it is meant for. */
    static boolean stale(Reply reply, KnownCustomer customer, Condition condition) {
        if (condition == Condition.STALE) {
            assertThat(reply.status()).as(reply.body()).isEqualTo(412);
            assertThat(reply.errorCode()).isEqualTo("PreconditionFailedError");
            assertThat(reply.json().at("/error/details/currentVersion").longValue())
                    .isEqualTo(customer.version());
            return true;
        }
        return false;
    }
}
