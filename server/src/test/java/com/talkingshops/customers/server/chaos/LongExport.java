package com.talkingshops.customers.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Client;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An export that somebody reads line by line and stops reading twice, soon after its beginning and shortly before its end, to look at what the server holds just
 * then, which cannot go on without being read.
 */
final class LongExport {

    /** The position is the first that is told of an event, in each form. */
    private static final Pattern POSITION = Pattern.compile("^(?:\\{\"sequence\":)?(\\d+),");

    private final ServerProcess server;
    private final Client client;
    private final String path;
    private final String form;
    private final List<Long> positions = new ArrayList<>();
    private final long before;
    private long atFirst;
    private long atLast;

    /**
     * Not begun yet, but for one of nothing, of which there may be a record that is stored.
     *
     * @param form what it is asked for in
     */
    LongExport(ServerProcess server, Client client, String path, String form) throws IOException, InterruptedException {
        this.server = server;
        this.client = client.with("Accept", form);
        this.path = path;
        this.form = form;
        // So that all is there that a first one needs.
        try (var nothing = this.client.stream(path + "&endDate=2001-01-01")) {
            nothing.readAllBytes();
        }
        this.before = LiveHeap.of(server.pid());
    }

    /** Reads it to its end, which is expected after so many events. */
    void read(int expected) throws IOException, InterruptedException {
        try (var lines = new BufferedReader(new InputStreamReader(client.stream(path), StandardCharsets.UTF_8))) {
            if (form.equals("text/csv")) {
                assertThat(lines.readLine()).startsWith("sequence,");
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                var position = POSITION.matcher(line);
                assertThat(position.find()).as(line).isTrue();
                positions.add(Long.valueOf(position.group(1)));
                if (positions.size() == expected / 10) {
                    atFirst = LiveHeap.of(server.pid());
                } else if (positions.size() == expected - expected / 10) {
                    atLast = LiveHeap.of(server.pid());
                }
            }
        }
    }

    /** Of the events that it told, in its order. */
    List<Long> positions() {
        return positions;
    }

    /** What the server held before it, in megabytes. */
    long before() {
        return before;
    }

    /** When a tenth of it was read. */
    long atFirst() {
        return atFirst;
    }

    /** When nine tenths of it were read. */
    long atLast() {
        return atLast;
    }

    /** The most that it held at any look. */
    long most() {
        return Math.max(atFirst, atLast);
    }

    @Override
    public String toString() {
        return "%,d events, live heap %d, %d, %d MB".formatted(positions.size(), before, atFirst, atLast);
    }
}
