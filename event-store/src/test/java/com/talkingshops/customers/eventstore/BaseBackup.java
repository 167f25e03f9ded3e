package com.talkingshops.customers.eventstore;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * Copies the files of a PostgreSQL that runs, so that another one can go on from there. The embedded binaries have no
 * {@code pg_basebackup}, so it is done as PostgreSQL's manual describes it by hand (chapter 25.3.4, low-level base backup): it is told
 * that one begins, its files are copied, it is told that one ends.
 */
public final class BaseBackup {

    /** Contents of these folders are made anew by whoever starts on the copy, or are got from whom it follows. */
    private static final Set<Path> NOT_COPIED = Set.of(
            Path.of("pg_wal"),
            Path.of("pg_replslot"),
            Path.of("pg_dynshmem"),
            Path.of("pg_notify"),
            Path.of("pg_serial"),
            Path.of("pg_snapshots"),
            Path.of("pg_stat_tmp"),
            Path.of("pg_subtrans"));

    /** What tells of the process, and not of the data. */
    private static final Set<Path> OF_THE_PROCESS = Set.of(Path.of("postmaster.pid"), Path.of("postmaster.opts"));

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private BaseBackup() {}

    /**
     * Makes a copy that will follow when it is started, once it is told whom.
     *
     * @param session of a superuser; whoever begins has to be whoever ends
     * @param copy a folder that is not there yet
     */
    public static void takeToFollow(Connection session, Path copy) throws IOException, SQLException {
        take(session, copy);
        Files.createFile(copy.resolve("standby.signal"));
    }

    /** The same, of one that will need what was written to the log meanwhile, from wherever it is kept. */
    public static void take(Connection session, Path copy) throws IOException, SQLException {
        try (Statement statement = session.createStatement()) {
            Path files = Path.of(value(statement, "show data_directory"));
            value(statement, "select pg_backup_start('copy', true)");
            copy(files, copy);
            Files.writeString(
                    copy.resolve("backup_label"), value(statement, "select labelfile from pg_backup_stop(false)"));
        }
    }

    private static String value(Statement statement, String sql) throws SQLException {
        try (var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void copy(Path files, Path copy) throws IOException {
        Files.walkFileTree(files, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path name = files.relativize(folder);
                Files.createDirectory(copy.resolve(name), OWNER_ONLY);
                return NOT_COPIED.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path name = files.relativize(file);
                if (!OF_THE_PROCESS.contains(name)) {
                    try {
                        Files.copy(file, copy.resolve(name));
                    } catch (NoSuchFileException removedMeanwhile) {
                        // Its removal is in the log.
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
    }
}
