package com.talkingshops.customers.server.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a Java process really holds: of its heap only what is left when all else is collected. */
final class LiveHeap {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");
    private static final int BYTES_OF_MEGABYTE = 1 << 20;

    private LiveHeap() {}

    /** In megabytes. */
    static long of(long pid) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        // Collects before it counts.
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram").start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var total = TOTAL.matcher(text);
        if (!total.find()) {
            throw new IllegalStateException("no total in what jcmd says");
        }
        return Long.parseLong(total.group(1)) / BYTES_OF_MEGABYTE;
    }
}
