package com.talkingshops.customers.eventstore.chain;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Whose an event is, so that each can be shown a chain of its own. An application says it with a bean; without one all events
 * are in one partition.
 *
 * @param metaDataKey under which an event's metadata names its partition, in at most 100 characters; empty if none does
 */
public record ChainPartitions(String metaDataKey) {

    /** Where events belong that name none. */
    public static final String SYSTEM = "system";

    /** In characters. An index cannot have what is very long, and one event would keep all behind it out of the chain. */
    private static final int LONGEST = 100;

    private static final JsonFactory JSON = new JsonFactory();

    /** The partition of an event with such metadata, which is JSON, or else belongs to the system. */
    public String of(byte[] metaData) {
        if (metaDataKey.isEmpty()) {
            return SYSTEM;
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), metaData)) {
            return of(parser);
        } catch (JacksonException e) {
            return SYSTEM;
        }
    }

    private String of(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return SYSTEM;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean named = metaDataKey.equals(parser.currentName());
            JsonToken value = parser.nextToken();
            if (named) {
                String name = value == JsonToken.VALUE_STRING ? parser.getString() : "";
                return name.isEmpty() || name.length() > LONGEST || isNoText(name) ? SYSTEM : name;
            }
            parser.skipChildren();
        }
        return SYSTEM;
    }

    /** What PostgreSQL's texts cannot have, or would give back as something else. */
    private static boolean isNoText(String name) {
        return name.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }
}
