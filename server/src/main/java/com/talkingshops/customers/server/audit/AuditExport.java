package com.talkingshops.customers.server.audit;

import com.talkingshops.customers.eventstore.chain.ChainedEvents;
import com.talkingshops.customers.eventstore.chain.Checkpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes events with their links into a file that tells by itself, and with a public key, that it is whole and as it was. */
final class AuditExport {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ChainedEvents events;

    AuditExport(ChainedEvents events) {
        this.events = events;
    }

    /**
     * Writes all that a checkpoint has seen, which then is the last line.
     *
     * @throws UncheckedIOException if nobody takes it
     */
    void write(@Nullable String tenant, Checkpoint seen, OutputStream out) {
        line(out, new ExportLine(new ExportLine.Head(ExportLine.FORMAT, seen.madeAt(), tenant), null, null));
        ChainedEvents.Taker taker = (link, event) -> line(out, ExportLine.of(link, event));
        if (tenant == null) {
            events.all(seen.position(), taker);
        } else {
            events.of(tenant, seen.links(), taker);
        }
        line(out, new ExportLine(null, null, CheckpointJson.of(seen)));
    }

    private static void line(OutputStream out, ExportLine line) {
        try {
            out.write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
