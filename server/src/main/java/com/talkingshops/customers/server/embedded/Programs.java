package com.talkingshops.customers.server.embedded;

import com.sun.security.auth.module.UnixSystem;
import com.talkingshops.customers.server.failure.StartFailure;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs PostgreSQL's programs to their end, whatever the user's environment says about PostgreSQL. */
final class Programs {

    private final Path bin;
    private final List<String> prefix;

    Programs(Path unpacked) {
        this.bin = unpacked.resolve("bin");
        this.prefix = prefix();
    }

    /** What a program said, and whether it had success. */
    record Outcome(boolean success, String output) {}

    /**
     * Runs a program. What it says must fit into a pipe.
     *
     * @param input what it reads on its standard input
     */
    Outcome run(String input, String program, List<String> arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(bin.resolve(program).toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException endedWithoutReading) {
            // its outcome says why
        }
        try {
            boolean success = process.waitFor() == 0;
            return new Outcome(
                    success, new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return new Outcome(false, "interrupted");
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is not. */
    private static List<String> prefix() {
        if (LinuxUtils.isUnshareAvailable()) {
            return List.of("unshare", "-U");
        }
        if (new UnixSystem().getUid() == 0) {
            throw new StartFailure(
                    "PostgreSQL does not run as root, and user namespaces, which would help, are not available here: start the server as another user, or name a database with spring.datasource.url.");
        }
        return List.of();
    }
}
