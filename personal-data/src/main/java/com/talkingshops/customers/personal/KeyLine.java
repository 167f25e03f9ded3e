package com.talkingshops.customers.personal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of a file of keys, as JSON with one member: first what the file is, then keys of tenants, then keys of persons, last how many
 * keys there were. Keys are wrapped as they rest.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyLine(
        @Nullable Head file,
        @Nullable OfTenant tenantKey,
        @Nullable OfSubject subjectKey,
        @Nullable End end) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What the file is.
     *
     * @param format {@link #FORMAT}
     * @param rootVersions of the root key, without which nothing in the file opens
     * @param forgottenTenants of whom there are no keys
     */
    record Head(
            String format,
            Instant exportedAt,
            List<Integer> rootVersions,
            @Nullable List<ForgottenTenant> forgottenTenants) {

        static final String FORMAT = "customer-management-keys-1";
    }

    /** A row of {@code es.forgotten_tenant}. */
    record ForgottenTenant(String tenantId, int underRoot, Instant forgottenAt) {}

    /** A row of {@code es.tenant_key}. */
    record OfTenant(
            String tenantId,
            String purpose,
            int version,
            int rootVersion,
            byte[] wrapped,
            boolean retiring,
            Instant madeAt) {

        static KeyLine line(OfTenant key) {
            return new KeyLine(null, key, null, null);
        }
    }

    /**
     * A row of {@code es.subject_key}.
     *
     * @param wrapped {@code null} of who is forgotten
     */
    record OfSubject(
            String tenantId,
            String subject,
            int version,
            @Nullable UUID link,
            int wrappingVersion,
            byte @Nullable [] wrapped) {

        static KeyLine line(OfSubject key) {
            return new KeyLine(null, null, key, null);
        }
    }

    /** How many keys there were. */
    record End(long keys) {}

    static KeyLine first(Head head) {
        return new KeyLine(head, null, null, null);
    }

    static KeyLine last(long keys) {
        return new KeyLine(null, null, null, new End(keys));
    }

    /** The line, with its end. */
    byte[] bytes() {
        byte[] json = JSON.writeValueAsBytes(this);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    /**
     * Reads a line.
     *
     * @throws JacksonException if it is none
     */
    static KeyLine read(String line) {
        return JSON.readValue(line, KeyLine.class);
    }

    /** Nothing: keys do not come into logs. */
    @Override
    public String toString() {
        return "a line of a file of keys";
    }
}
