package com.talkingshops.customers.server.audit;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.eventstore.chain.ChainPartitions;
import com.talkingshops.customers.eventstore.chain.ChainWalk;
import com.talkingshops.customers.eventstore.chain.Checkpoint;
import com.talkingshops.customers.eventstore.chain.Finding;
import com.talkingshops.customers.eventstore.chain.Link;
import com.talkingshops.customers.eventstore.chain.StoredEvent;
import com.talkingshops.customers.eventstore.chain.VerifyingKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An export of chained events, to be checked where there is no database and nobody has to be believed. */
public final class AuditFile {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ChainPartitions TENANTS = new ChainPartitions(MessageKeys.TENANT);

    private final Path file;
    private final VerifyingKey key;

    private AuditFile(Path file, VerifyingKey key) {
        this.file = file;
        this.key = key;
    }

    /**
     * What a check has come to.
     *
     * @param intact whether the file has what was chained
     * @param sentence what it has, or where it has something else first
     */
    public record Verdict(boolean intact, String sentence) {}

    /**
     * Checks an export.
     *
     * @param checkpoint a file with a checkpoint that was kept; {@code null} for none
     * @param publicKey a file with what {@code GET /admin/audit/key} answers, or the PEM in it
     * @throws AuditFileException if one of the files cannot be used
     */
    public static Verdict check(Path export, @Nullable Path checkpoint, Path publicKey) {
        VerifyingKey key = key(publicKey);
        var kept = new ArrayList<Checkpoint>();
        if (checkpoint != null) {
            Checkpoint read = checkpoint(checkpoint);
            if (!read.isSignedBy(key)) {
                return new Verdict(
                        false,
                        "The checkpoint in %s is not signed by the key in %s, or was altered."
                                .formatted(checkpoint, publicKey));
            }
            kept.add(read);
        }
        return new AuditFile(export, key).check(kept);
    }

    private static VerifyingKey key(Path file) {
        try {
            // As JSON has it, or as it is.
            return VerifyingKey.parse(read(file).replace("\\n", "\n"));
        } catch (IllegalArgumentException e) {
            throw new AuditFileException(
                    "The file %s %s: name the one that has what GET /admin/audit/key answers, with --key."
                            .formatted(file, e.getMessage()));
        }
    }

    private static Checkpoint checkpoint(Path file) {
        return json(read(file))
                .flatMap(CheckpointJson::read)
                .orElseThrow(() -> new AuditFileException(
                        "The file %s holds no checkpoint: name one that has what POST /admin/audit/checkpoints answers."
                                .formatted(file)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    private static AuditFileException unreadable(Path file) {
        return new AuditFileException("The file %s cannot be read: name one that is there.".formatted(file));
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private Verdict check(List<Checkpoint> kept) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            ExportLine.Head head = head(lines.readLine());
            String tenant = head.tenantId();
            kept.forEach(checkpoint -> requireComparable(checkpoint, head));
            return check(lines, tenant, new ChainWalk(tenant, tenant == null, kept), kept);
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    private ExportLine.Head head(@Nullable String line) {
        return Optional.ofNullable(line)
                .flatMap(ExportLine::read)
                .map(ExportLine::file)
                .filter(head -> ExportLine.FORMAT.equals(head.format()))
                .orElseThrow(() -> new AuditFileException(
                        "The file %s is no export of events: name one that has what GET /admin/audit/export answers."
                                .formatted(file)));
    }

    private void requireComparable(Checkpoint checkpoint, ExportLine.Head head) {
        String tenant = head.tenantId();
        String of = checkpoint.partition();
        if (tenant != null && of != null && !tenant.equals(of)) {
            throw new AuditFileException(
                    "The checkpoint is of tenant %s, and %s has events of tenant %s: name one of that tenant or of all."
                            .formatted(of, file, tenant));
        }
        if (tenant != null && of == null && checkpoint.heads() == null) {
            throw new AuditFileException(
                    "The checkpoint is of all tenants and has no heads, and %s has events of tenant %s alone: name one with heads, or an export of all."
                            .formatted(file, tenant));
        }
    }

    private Verdict check(BufferedReader lines, @Nullable String tenant, ChainWalk walk, List<Checkpoint> kept)
            throws IOException {
        int number = 2;
        for (String text = lines.readLine(), next; text != null; text = next) {
            next = lines.readLine();
            ExportLine line = ExportLine.read(text).orElse(null);
            if (next == null && line != null && line.checkpoint() != null) {
                return end(text, tenant, walk, kept);
            }
            ExportLine.Chained event = line == null ? null : line.event();
            if (event == null || !event.isOf(tenant) || !see(walk, event)) {
                return new Verdict(
                        false,
                        "Line %d of %s was altered: it is no event%s."
                                .formatted(number, file, tenant == null ? "" : " of tenant " + tenant));
            }
            number++;
        }
        return new Verdict(false, "The file %s is not whole: its last line is no checkpoint.".formatted(file));
    }

    private static boolean see(ChainWalk walk, ExportLine.Chained chained) {
        ExportLine.Row row = chained.stored();
        ExportLine.Linked linked = chained.link();
        StoredEvent event = row == null ? null : row.event().orElse(null);
        Link link = linked == null ? null : linked.link().orElse(null);
        if ((row != null && event == null) || (linked != null && link == null)) {
            return false;
        }
        if (event == null) {
            if (link != null) {
                walk.see(link.globalIndex(), link, null, null);
            }
            return link != null;
        }
        if (link != null && event.globalIndex() != link.globalIndex()) {
            return false;
        }
        walk.see(event.globalIndex(), link, event.digest(), TENANTS.of(event.metaData()));
        return true;
    }

    private Verdict end(String text, @Nullable String tenant, ChainWalk walk, List<Checkpoint> kept) {
        Checkpoint last = json(text)
                .flatMap(line -> CheckpointJson.read(line.path("checkpoint")))
                .filter(checkpoint -> checkpoint.isSignedBy(key) && Objects.equals(checkpoint.partition(), tenant))
                .orElse(null);
        if (last == null) {
            return new Verdict(
                    false,
                    "The checkpoint in the last line of %s is not signed by the given key, or was altered."
                            .formatted(file));
        }
        if (kept.stream().anyMatch(checkpoint -> checkpoint.madeAt().isAfter(last.madeAt()))) {
            throw new AuditFileException("The checkpoint was made after %s was: export again.".formatted(file));
        }
        walk.expect(last);
        Optional<Finding> first = walk.end(last.position(), tenant == null ? last.links() : null);
        return first.map(finding -> new Verdict(false, told(finding)))
                .orElseGet(() -> new Verdict(
                        true,
                        "Intact: %d events%s up to position %d, as they were on %s, SHA-256 %s."
                                .formatted(
                                        walk.links(),
                                        tenant == null ? "" : " of tenant " + tenant,
                                        last.position(),
                                        last.madeAt(),
                                        HexFormat.of().formatHex(last.root()))));
    }

    private static String told(Finding finding) {
        var told = new StringBuilder("Not intact, ").append(finding.kind().told());
        if (finding.partition() != null) {
            told.append(", tenant ").append(finding.partition());
        }
        if (finding.number() != null) {
            told.append(", its event ").append(finding.number());
        }
        if (finding.globalIndex() != null) {
            told.append(", position ").append(finding.globalIndex());
        }
        return told.append(": ").append(finding.detail()).toString();
    }
}
