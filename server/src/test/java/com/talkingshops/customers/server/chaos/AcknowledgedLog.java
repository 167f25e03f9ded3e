package com.talkingshops.customers.server.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What a writer was told to be written, on disk before it goes on: what the service must never forget. */
final class AcknowledgedLog implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    AcknowledgedLog(Path file) {
        this.file = file;
        try {
            this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Acknowledged acknowledged) {
        try {
            channel.write(ByteBuffer.wrap((acknowledged.line() + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
        } catch (IOException e) {
            throw new IllegalStateException("the test's own disk", e);
        }
    }

    /** All of it, as it lies on disk. */
    List<Acknowledged> all() {
        try (var lines = Files.lines(file)) {
            return lines.map(Acknowledged::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
