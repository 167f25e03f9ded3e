package com.talkingshops.customers.server.embedded;

import com.talkingshops.customers.server.failure.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;

/** The database's files: made once, completely or not at all, and open to nobody without the password. */
final class Cluster {

    static final String USER = "customers";
    static final String DATABASE = "customers";
    static final String PASSWORD_FILE = "postgres-password";

    /** The major version of the PostgreSQL that comes along; files of another one cannot be read. */
    static final String MAJOR_VERSION = "18";

    private static final String FOLDER = "postgres";

    private final DataDirectory directory;
    private final Programs programs;
    private final Path files;

    Cluster(DataDirectory directory, Programs programs) {
        this.directory = directory;
        this.programs = programs;
        this.files = directory.resolve(FOLDER);
    }

    Path files() {
        return files;
    }

    /** Makes the files if there are none, checks them if there are, and renews the settings. */
    void prepare() throws IOException {
        if (Files.exists(files)) {
            requireMajorVersion();
        } else {
            create();
        }
        write(
                "postgresql.conf",
                resource("postgresql.conf") + MemoryShare.ofThisMachine().settings());
        write("pg_hba.conf", resource("pg_hba.conf"));
    }

    /** Gives the users a new password if its file is gone. To be called while PostgreSQL is not running. */
    void recoverPassword() throws IOException {
        if (directory.secret(PASSWORD_FILE).isEmpty()) {
            String password = newPassword();
            inSingleUserMode(
                    files,
                    "alter role postgres password '" + password + "'\nalter role customers password '" + password
                            + "'\n");
            directory.keepSecret(PASSWORD_FILE, password);
        }
    }

    private void create() throws IOException {
        if (directory.secret(PASSWORD_FILE).isEmpty()) {
            directory.keepSecret(PASSWORD_FILE, newPassword());
        }
        Path draft = directory.resolve(FOLDER + ".new");
        FileSystemUtils.deleteRecursively(draft);
        // The built-in provider sorts by code point, the same on every system and after every update of it.
        require(programs.run(
                "",
                "initdb",
                List.of(
                        "--pgdata=" + draft,
                        "--username=postgres",
                        "--pwfile=" + directory.resolve(PASSWORD_FILE),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8")));
        inSingleUserMode(draft, """
                create role customers login password '%s'
                create database customers owner customers
                """.formatted(directory.secret(PASSWORD_FILE).orElseThrow()));
        OwnerOnly.move(draft, files);
    }

    private void inSingleUserMode(Path pgdata, String statements) throws IOException {
        require(programs.run(
                statements,
                "postgres",
                List.of("--single", "-D", pgdata.toString(), "-c", "exit_on_error=on", "postgres")));
    }

    private void require(Programs.Outcome outcome) {
        if (!outcome.success()) {
            throw PostgresFailure.of(directory.path(), outcome.output());
        }
    }

    private void requireMajorVersion() throws IOException {
        Path note = files.resolve("PG_VERSION");
        String version = Files.exists(note) ? Files.readString(note).strip() : "";
        if (!version.equals(MAJOR_VERSION)) {
            throw new StartFailure(
                    "The data directory %s was made by PostgreSQL %s, and this server brings PostgreSQL %s: start the release that made it, or name another directory with customers.data-dir."
                            .formatted(
                                    directory.path(),
                                    version.isEmpty() ? "of an unknown version" : version,
                                    MAJOR_VERSION));
        }
    }

    private void write(String name, String text) throws IOException {
        OwnerOnly.write(files.resolve(name), text);
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(Cluster.class.getResourceAsStream("/embedded/" + name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** 192 random bits, in characters that need no quoting. */
    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
