package com.talkingshops.customers.server.audit;

import com.talkingshops.customers.eventstore.chain.Checkpoint;
import com.talkingshops.customers.eventstore.chain.Head;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A checkpoint as it is given away, and comes back.
 *
 * @param format of this object
 * @param madeAt when
 * @param tenantId of whose events; {@code null} for all
 * @param position up to which events were chained
 * @param events how many there were
 * @param root SHA-256 over the heads, in hexadecimal
 * @param key which key has signed
 * @param signature by Ed25519, in Base64
 * @param heads the last event of each tenant, {@code system} for those of none; {@code null} if left away
 */
@Schema(name = "ChainCheckpoint")
public record CheckpointJson(
        String format,
        Instant madeAt,
        @Nullable String tenantId,
        long position,
        long events,
        String root,
        String key,
        String signature,
        @Nullable List<Last> heads) {

    static final String FORMAT = "customer-management-checkpoint-1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * The last event of a tenant.
     *
     * @param number how many events the tenant had
     * @param globalIndex its position
     * @param hash of its link, in hexadecimal
     */
    @Schema(name = "ChainHead")
    public record Last(String tenantId, long number, long globalIndex, String hash) {}

    static CheckpointJson of(Checkpoint checkpoint) {
        List<Head> heads = checkpoint.heads();
        return new CheckpointJson(
                FORMAT,
                checkpoint.madeAt(),
                checkpoint.partition(),
                checkpoint.position(),
                checkpoint.links(),
                HexFormat.of().formatHex(checkpoint.root()),
                checkpoint.key(),
                Base64.getEncoder().encodeToString(checkpoint.signature()),
                heads == null
                        ? null
                        : heads.stream()
                                .map(head -> new Last(
                                        head.partition(),
                                        head.number(),
                                        head.globalIndex(),
                                        HexFormat.of().formatHex(head.hash())))
                                .toList());
    }

    /** Reads one; empty if it is none. Whether it is signed is another question. */
    static Optional<Checkpoint> read(JsonNode node) {
        try {
            return Optional.ofNullable(JSON.treeToValue(node, CheckpointJson.class))
                    .filter(CheckpointJson::isWhole)
                    .map(CheckpointJson::checkpoint);
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isWhole() {
        return FORMAT.equals(format)
                && Stream.of(madeAt, root, key, signature).allMatch(Objects::nonNull)
                && (heads == null
                        || heads.stream()
                                .allMatch(head -> head != null
                                        && Stream.of(head.tenantId(), head.hash())
                                                .allMatch(Objects::nonNull)));
    }

    private Checkpoint checkpoint() {
        return new Checkpoint(
                madeAt,
                tenantId,
                position,
                events,
                HexFormat.of().parseHex(root),
                key,
                Base64.getDecoder().decode(signature),
                heads == null
                        ? null
                        : heads.stream()
                                .map(head -> new Head(
                                        head.tenantId(),
                                        head.number(),
                                        head.globalIndex(),
                                        HexFormat.of().parseHex(head.hash())))
                                .toList());
    }
}
