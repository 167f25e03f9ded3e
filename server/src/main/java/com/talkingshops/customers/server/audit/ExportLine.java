package com.talkingshops.customers.server.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.talkingshops.customers.eventstore.chain.Link;
import com.talkingshops.customers.eventstore.chain.StoredEvent;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of an export: it has one of the members.
 *
 * @param file what it is; the first line
 * @param event an event with its link
 * @param checkpoint what the end of the chain was; the last line, without which the file is not whole
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportLine(
        @Nullable Head file,
        @Nullable Chained event,
        @Nullable CheckpointJson checkpoint) {

    static final String FORMAT = "customer-management-audit-1";

    /** What is not looked at must not be there. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Reads one; empty if it is none, or more than one. */
    static Optional<ExportLine> read(String text) {
        try {
            return Optional.ofNullable(JSON.readValue(text, ExportLine.class)).filter(ExportLine::isOne);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private boolean isOne() {
        return Stream.of(file, event, checkpoint).filter(Objects::nonNull).count() == 1;
    }

    /**
     * What a file is.
     *
     * @param tenantId whose events; {@code null} for all
     */
    record Head(String format, Instant exportedAt, @Nullable String tenantId) {}

    /** An event, its link, or both. */
    record Chained(@Nullable Linked link, @Nullable Row stored) {

        /** Whether it is what the export of a tenant has; {@code null} for that of all. */
        boolean isOf(@Nullable String tenant) {
            return tenant == null || (link != null && tenant.equals(link.tenantId()));
        }
    }

    /** What holds an event in its place; the hash in hexadecimal. */
    record Linked(long globalIndex, long ordinal, String tenantId, long number, String hash) {

        static Linked of(Link link) {
            return new Linked(
                    link.globalIndex(),
                    link.ordinal(),
                    link.partition(),
                    link.number(),
                    HexFormat.of().formatHex(link.hash()));
        }

        /** Nothing if that is no link. */
        Optional<Link> link() {
            try {
                return tenantId == null || hash == null
                        ? Optional.empty()
                        : Optional.of(new Link(
                                globalIndex,
                                ordinal,
                                tenantId,
                                number,
                                HexFormat.of().parseHex(hash)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    /** Every stored column of an event; what is no text in Base64. */
    record Row(
            long globalIndex,
            String aggregateIdentifier,
            long sequenceNumber,
            String type,
            String eventIdentifier,
            String timeStamp,
            String payloadType,
            @Nullable String payloadRevision,
            byte[] payload,
            byte[] metaData) {

        static Row of(StoredEvent event) {
            return new Row(
                    event.globalIndex(),
                    event.aggregateIdentifier(),
                    event.sequenceNumber(),
                    event.type(),
                    event.eventIdentifier(),
                    event.timeStamp(),
                    event.payloadType(),
                    event.payloadRevision(),
                    event.payload(),
                    event.metaData());
        }

        /** Nothing if a column is left out. */
        Optional<StoredEvent> event() {
            boolean whole = Stream.of(
                            aggregateIdentifier, type, eventIdentifier, timeStamp, payloadType, payload, metaData)
                    .allMatch(Objects::nonNull);
            return whole
                    ? Optional.of(new StoredEvent(
                            globalIndex,
                            aggregateIdentifier,
                            sequenceNumber,
                            type,
                            eventIdentifier,
                            timeStamp,
                            payloadType,
                            payloadRevision,
                            payload,
                            metaData))
                    : Optional.empty();
        }
    }

    static ExportLine of(@Nullable Link link, @Nullable StoredEvent event) {
        return new ExportLine(
                null, new Chained(link == null ? null : Linked.of(link), event == null ? null : Row.of(event)), null);
    }
}
