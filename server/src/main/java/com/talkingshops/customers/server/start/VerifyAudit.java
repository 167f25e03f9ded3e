package com.talkingshops.customers.server.start;

import com.talkingshops.customers.server.audit.AuditFile;
import com.talkingshops.customers.server.audit.AuditFileException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks an export of events as a program of its own: without a server, a database, or anything that is configured. */
public final class VerifyAudit {

    /** The first argument, which tells that a check is wanted and no server. */
    public static final String COMMAND = "verify-audit";

    private static final int INTACT = 0;
    private static final int NOT_INTACT = 1;
    private static final int NOT_CHECKED = 2;

    private static final String USAGE = "Usage: verify-audit <export file> [checkpoint file] --key <public key file>."
            + " The files have what GET /admin/audit/export, POST /admin/audit/checkpoints and GET /admin/audit/key answer.";

    private VerifyAudit() {}

    /** Whether a check is wanted. */
    public static boolean isAskedFor(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals(COMMAND);
    }

    /**
     * Checks, and tells what it has come to in one sentence.
     *
     * @return the exit code: 0 if the export has what was chained, 1 if it has something else, 2 if it was not checked
     */
    public static int run(String[] arguments) {
        return run(arguments, System.out, System.err);
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        var files = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        int option = files.indexOf("--key");
        if (option < 0 || option == files.size() - 1) {
            err.println(USAGE);
            return NOT_CHECKED;
        }
        String key = files.remove(option + 1);
        files.remove(option);
        if (files.isEmpty() || files.size() > 2 || files.stream().anyMatch(file -> file.startsWith("--"))) {
            err.println(USAGE);
            return NOT_CHECKED;
        }
        try {
            var verdict = AuditFile.check(
                    Path.of(files.getFirst()), files.size() == 2 ? Path.of(files.getLast()) : null, Path.of(key));
            out.println(verdict.sentence());
            return verdict.intact() ? INTACT : NOT_INTACT;
        } catch (AuditFileException e) {
            err.println("Not checked: " + e.sentence());
            return NOT_CHECKED;
        }
    }
}
