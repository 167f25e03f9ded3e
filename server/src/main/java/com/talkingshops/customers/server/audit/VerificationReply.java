package com.talkingshops.customers.server.audit;

import com.talkingshops.customers.eventstore.chain.ChainCheck;
import com.talkingshops.customers.eventstore.chain.Finding;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The last check of the history.
 *
 * @param state {@code never}, {@code running}, {@code completed} or {@code failed}
 * @param tenantId whose events are looked at; {@code null} for all
 * @param position up to which events were chained when it began; {@code null} until it is completed
 * @param eventsUnchained how many events of all tenants lay behind that, which nothing can be said of yet
 * @param intact whether the history is what was chained; {@code null} until it is completed
 * @param first the first place where it is not
 * @param problem why it has failed
 */
@Schema(name = "AuditVerification")
public record VerificationReply(
        String state,
        @Nullable String tenantId,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long eventsDone,
        long eventsTotal,
        long eventsPerSecond,
        @Nullable Long position,
        @Nullable Long eventsUnchained,
        @Nullable Boolean intact,
        @Nullable Place first,
        @Nullable String problem) {

    private static final double MILLIS = 1e3;

    /**
     * A place where the history is not what was chained.
     *
     * @param kind {@code altered}, {@code missing}, {@code inserted}, {@code reordered} or {@code truncated}
     * @param tenantId whose event, {@code system} for one of nobody's; {@code null} if nothing tells
     * @param number which of the tenant's events, from 1; {@code null} if nothing tells
     * @param globalIndex its position; {@code null} if nothing tells
     * @param eventId its identifier, as it is stored now; {@code null} if it is gone
     * @param detail a sentence
     */
    @Schema(name = "AuditFinding")
    public record Place(
            String kind,
            @Nullable String tenantId,
            @Nullable Long number,
            @Nullable Long globalIndex,
            @Nullable String eventId,
            String detail) {

        static Place of(Finding finding) {
            return new Place(
                    finding.kind().told(),
                    finding.partition(),
                    finding.number(),
                    finding.globalIndex(),
                    finding.eventId(),
                    finding.detail());
        }
    }

    static VerificationReply never() {
        return new VerificationReply("never", null, null, null, 0, 0, 0, null, null, null, null, null);
    }

    static VerificationReply of(ChainCheck check, Instant now) {
        Instant end = check.endedAt() == null ? now : check.endedAt();
        long millis = Math.max(1, Duration.between(check.startedAt(), end).toMillis());
        Finding first = check.first();
        return new VerificationReply(
                check.state().name().toLowerCase(Locale.ROOT),
                check.partition(),
                check.startedAt(),
                check.endedAt(),
                check.done(),
                check.total(),
                Math.round(check.done() * MILLIS / millis),
                check.position(),
                check.unchained(),
                check.intact(),
                first == null ? null : Place.of(first),
                check.problem());
    }
}
