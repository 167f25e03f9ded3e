package com.talkingshops.customers.server.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.talkingshops.customers.server.failure.StartFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps two servers from one data directory. The system drops the lock with its process, so it cannot be stale. */
final class ServerLock {

    private static final String FILE = "server.lock";

    private ServerLock() {}

    /** Locks a directory until the channel is closed. */
    static FileChannel take(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
        if (!isMine(channel)) {
            channel.close();
            throw new StartFailure(
                    "The data directory %s is in use by another server%s: stop that one, or name another directory with customers.data-dir."
                            .formatted(directory, holder(file)));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static boolean isMine(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    private static String holder(Path file) throws IOException {
        String pid = Files.readString(file).strip();
        return pid.isEmpty() ? "" : " (process " + pid + ")";
    }
}
