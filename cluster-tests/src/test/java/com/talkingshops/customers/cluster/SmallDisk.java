package com.talkingshops.customers.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system with little room, in memory, which only root may bring up. */
final class SmallDisk implements AutoCloseable {

    private static final int MEGABYTE = 1 << 20;
    private static final String SIZE = "size=400m";

    private final Path folder;
    private final Path filling;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filling = folder.resolve("filling");
    }

    /** Whether there can be one. */
    static boolean isPossible() throws IOException, InterruptedException {
        Path tried = Files.createTempDirectory("disk");
        boolean possible =
                run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", tried.toString()) && run("umount", tried.toString());
        Files.delete(tried);
        return possible;
    }

    /** One that is seen as a folder. */
    static SmallDisk in(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        assertThat(run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", folder.toString()))
                .isTrue();
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Leaves no room on it. */
    void fill() throws IOException {
        try (var file = Files.newOutputStream(filling)) {
            var nothing = new byte[MEGABYTE];
            while (folder.toFile().getUsableSpace() > 0) {
                file.write(nothing);
            }
        } catch (IOException full) {
            // That is what it is for.
        }
        assertThat(folder.toFile().getUsableSpace()).isLessThan(MEGABYTE);
    }

    /** Makes room again. */
    void free() throws IOException {
        Files.delete(filling);
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", "--lazy", folder.toString());
    }
}
