package com.talkingshops.customers.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Where figures come from, in a sentence, without which they say nothing. */
final class Machine {

    private Machine() {}

    static String describe(Options options) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return "Measured on %s by `%s`: %d cores (%s), %d GB of memory, %s, JDK %s; %d rounds of %d s each, %d clients at once."
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        options.command(),
                        system.getAvailableProcessors(),
                        processor(),
                        Math.round(system.getTotalMemorySize() / 1e9),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        Runtime.version(),
                        options.scale().rounds(),
                        options.scale().seconds(),
                        Subject.CLIENTS);
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
