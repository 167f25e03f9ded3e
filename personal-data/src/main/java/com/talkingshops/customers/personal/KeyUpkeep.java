package com.talkingshops.customers.personal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Replaces keys while they are used. After an erasure those of its tenant, and the root above them: a copy of the destroyed key that
 * somebody kept opens nothing then. Whoever is broken off begins again.
 */
public final class KeyUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(KeyUpkeep.class);

    private static final String LOST = "The connection is lost that kept other nodes from replacing keys too.";
    private static final int SECONDS_TO_ANSWER = 5;

    private final RootKeys root;
    private final RootRewrap rewrap;
    private final TenantRotation rotation;
    private final RotationTable table;
    private final Fence fence;
    private final ForgottenTenants forgotten;
    private final DataSource dataSource;

    KeyUpkeep(RootKeys root, TenantKeys tenants, OwnKeys own, DataSource dataSource, List<Resealing> resealing) {
        this.root = root;
        this.dataSource = dataSource;
        var database = JdbcClient.create(dataSource);
        this.table = new RotationTable(database);
        this.fence = new Fence(database);
        this.forgotten = new ForgottenTenants(database);
        this.rewrap = new RootRewrap(root, dataSource);
        this.rotation = new TenantRotation(tenants, own, dataSource, table, fence, resealing);
    }

    /**
     * How far the replacement of a tenant's keys is.
     *
     * @param dueAt when it may begin
     * @param done keys wrapped anew; {@code null} if it has not begun
     * @param total of so many; {@code null} if it has not begun
     */
    public record Progress(
            String tenant,
            Instant dueAt,
            @Nullable Long done,
            @Nullable Long total) {}

    /** Does what is due, unless another node is at it, or somebody opens what it has read before. */
    public void turn() {
        try (Connection connection = dataSource.getConnection()) {
            if (RotationLock.take(connection)) {
                try {
                    replace(() -> requireSession(connection));
                } finally {
                    RotationLock.giveBack(connection);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Keys could not be replaced.", e);
        }
    }

    /** With the session goes the lock, and another node may be at it. */
    private static void requireSession(Connection connection) {
        try {
            if (connection.isValid(SECONDS_TO_ANSWER)) {
                return;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(LOST, e);
        }
        throw new IllegalStateException(LOST);
    }

    private void replace(Runnable stillAlone) {
        forgotten.sweep();
        // Before anything is wrapped under another root: a key that is to be destroyed must not come under it.
        List<String> due = table.due();
        if (rewrap.isDue() || !due.isEmpty() && root instanceof ReplaceableRootKeys) {
            due = table.pending();
        }
        if (!due.isEmpty() && !hasOlderRoot() && root instanceof ReplaceableRootKeys replaceable) {
            replaceable.renew();
            LOG.info("The root key in {} is replaced: copies of the former open nothing soon.", root.place());
            fence.await();
        }
        var failed =
                due.stream().filter(tenant -> !isRotated(tenant, stillAlone)).collect(Collectors.toSet());
        rewrap.all(failed);
        if (hasOlderRoot()
                && failed.isEmpty()
                && table.due().isEmpty()
                && root instanceof ReplaceableRootKeys replaceable) {
            fence.await();
            rewrap.all(failed);
            stillAlone.run();
            replaceable.withdrawOlder();
        }
    }

    /** One that cannot be done does not keep the others from it. */
    private boolean isRotated(String tenant, Runnable stillAlone) {
        try {
            rotation.rotate(tenant, stillAlone);
            return true;
        } catch (RuntimeException e) {
            LOG.error("The keys of tenant {} cannot be replaced, which is tried again: {}", tenant, e.getMessage());
            return false;
        }
    }

    private boolean hasOlderRoot() {
        return IntStream.range(1, root.newest().version())
                .anyMatch(version -> root.version(version).isPresent());
    }

    /**
     * Has keys replaced soon.
     *
     * @param tenant whose; {@code null} for all
     * @return of how many tenants
     */
    public int replaceSoon(@Nullable String tenant) {
        return table.wantNow(tenant);
    }

    /** Whether there are keys of a tenant that can be replaced. */
    public boolean knows(String tenant) {
        return table.knows(tenant);
    }

    /** The replacements that are going on, and those that will be due. */
    public List<Progress> progress() {
        return table.progress();
    }

    /** Whether no key is left anywhere in the service's reach that opens an old copy of what a tenant erased at some time. */
    public boolean areRetired(String tenant, Instant erasedAt) {
        return table.retiredUnder(tenant, erasedAt)
                .map(under -> IntStream.rangeClosed(1, under)
                        .allMatch(version -> root.version(version).isEmpty()))
                .orElse(false);
    }
}
