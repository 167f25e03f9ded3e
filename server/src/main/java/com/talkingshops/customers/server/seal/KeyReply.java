package com.talkingshops.customers.server.seal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator is told of the keys that seal what is personal.
 *
 * @param newestRoot the version of the root key that new keys are wrapped with
 * @param roots the versions that keys are wrapped with, newest first
 * @param replacements those that go on, and those that are wanted
 */
@Schema(name = "SealingKeys")
public record KeyReply(int newestRoot, List<Root> roots, List<Replacement> replacements) {

    /**
     * Keys under one version of the root key.
     *
     * @param tenants how many have keys under it; {@code system} is one of them
     */
    @Schema(name = "RootInUse")
    public record Root(int version, long tenants, long keys) {}

    /**
     * A replacement of a tenant's keys.
     *
     * @param dueAt when it may begin
     * @param done customers' keys wrapped anew; {@code null} if it has not begun
     * @param total of so many; {@code null} if it has not begun
     */
    @Schema(name = "KeyReplacement")
    public record Replacement(
            String tenantId,
            Instant dueAt,
            @Nullable Long done,
            @Nullable Long total) {}
}
