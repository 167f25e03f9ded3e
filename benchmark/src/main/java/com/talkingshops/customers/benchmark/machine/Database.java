package com.talkingshops.customers.benchmark.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The PostgreSQL that a server has brought up in its data directory. */
public record Database(int port, String name, String user, String password, long postmaster) {

    private static final int LINE_OF_PID = 0;
    private static final int LINE_OF_PORT = 3;

    static Database in(Path dataDirectory) throws IOException {
        var note = Files.readAllLines(dataDirectory.resolve("postgres/postmaster.pid"));
        return new Database(
                Integer.parseInt(note.get(LINE_OF_PORT).strip()),
                "customers",
                "customers",
                Files.readString(dataDirectory.resolve("postgres-password")).strip(),
                Long.parseLong(note.get(LINE_OF_PID).strip()));
    }

    /** Another database of the same PostgreSQL, made now, with the same settings. */
    public Database another(String name) throws SQLException {
        var own = new Database(port, name, user, password, postmaster);
        var administrative = new Database(port, "postgres", "postgres", password, postmaster);
        try (var connection = administrative.connect();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner " + user);
        }
        return own;
    }

    /** Ends it without warning. */
    public void kill() {
        ProcessHandle.of(postmaster).ifPresent(ProcessHandle::destroyForcibly);
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name
                + "?reWriteBatchedInserts=true&sslmode=disable&gssEncMode=disable";
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user, password);
    }

    public void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The one number that a query tells; 0 if it tells none. */
    public long number(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }
}
