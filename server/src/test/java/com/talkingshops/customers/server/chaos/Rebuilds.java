package com.talkingshops.customers.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Replies;
import com.talkingshops.customers.server.http.Reply;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Has all read models built anew at the same time, as an operator does. */
record Rebuilds(Client operator) {

    private static final String READ_MODELS = "/admin/read-models";

    /** Begins with those that are not being built. */
    void begin() {
        for (JsonNode readModel : all()) {
            if (readModel.at("/rebuild").isNull() || isOver(readModel)) {
                operator.post(READ_MODELS + "/" + readModel.get("name").asString() + "/rebuild", null)
                        .expect(202);
            }
        }
    }

    /** Whether all of them are over, in whatever way. */
    boolean areOver() {
        return all().stream().allMatch(Rebuilds::isOver);
    }

    /** How much of the history the slowest of them is through, from 0 to 1. */
    double done() {
        return all().stream()
                .mapToDouble(readModel -> readModel.at("/rebuild/eventsDone").doubleValue(0)
                        / Math.max(1, readModel.at("/rebuild/eventsTotal").doubleValue(1)))
                .min()
                .orElse(0);
    }

    /** That each was built, and was compared with what was read before, and is no other. */
    void requireCompletedAndEqual() {
        for (JsonNode readModel : all()) {
            JsonNode rebuild = readModel.get("rebuild");
            assertThat(rebuild.get("state").asString()).as("%s", readModel).isEqualTo("completed");
            assertThat(rebuild.at("/comparison/differences").longValue(-1))
                    .as("%s", readModel)
                    .isZero();
            assertThat(rebuild.at("/comparison/eventsNotTakenIn").longValue(-1))
                    .as("%s", readModel)
                    .isZero();
        }
    }

    private List<JsonNode> all() {
        Reply reply = operator.get(READ_MODELS).expect(200);
        return Replies.elements(reply, "/readModels");
    }

    private static boolean isOver(JsonNode readModel) {
        return !readModel.at("/rebuild/endedAt").isNull();
    }
}
