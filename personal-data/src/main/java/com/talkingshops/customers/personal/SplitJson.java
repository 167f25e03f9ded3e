package com.talkingshops.customers.personal;

import java.util.Set;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object in two, so that some members can be sealed.
 *
 * @param chosen the members that were asked for, but for those that are null
 * @param others the other members
 * @param hasChosen whether there are any of the first
 */
record SplitJson(byte[] chosen, byte[] others, boolean hasChosen) {

    /** Leaves figures as they are written. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final int EMPTY = "{}".length();

    static SplitJson of(byte[] object, Set<String> names) {
        var others = (ObjectNode) JSON.readTree(object);
        var chosen = JSON.createObjectNode();
        for (String name : names) {
            var value = others.remove(name);
            if (value != null && !value.isNull()) {
                chosen.set(name, value);
            }
        }
        return new SplitJson(JSON.writeValueAsBytes(chosen), JSON.writeValueAsBytes(others), !chosen.isEmpty());
    }

    /** Two objects as one, without reading either. Both as {@link #of} wrote them. */
    static byte[] join(byte[] others, byte[] chosen) {
        if (others.length == EMPTY) {
            return chosen;
        }
        if (chosen.length == EMPTY) {
            return others;
        }
        byte[] whole = new byte[others.length + chosen.length - 1];
        System.arraycopy(others, 0, whole, 0, others.length - 1);
        whole[others.length - 1] = ',';
        System.arraycopy(chosen, 1, whole, others.length, chosen.length - 1);
        return whole;
    }
}
