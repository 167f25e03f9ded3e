package com.talkingshops.customers.server.start;

import com.talkingshops.customers.server.embedded.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Says, once the server answers, where; and a first call that works when it is pasted into a shell, if there is a key for it. */
final class Welcome implements ApplicationListener<ApplicationReadyEvent> {

    private final @Nullable DataDirectory directory;

    /**
     * Greets.
     *
     * @param directory where the server keeps its data; {@code null} if that is a database of the user's own
     */
    Welcome(@Nullable DataDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        String server = server(event.getApplicationContext().getEnvironment());
        if (directory == null) {
            System.out.printf(
                    "%nCustomer Management answers at %s, its data is in the database that is configured; see %s/docs."
                            + " A shop is taken in by POST %s/admin/tenants, with the operator's key.%n%n",
                    server, server, server);
            return;
        }
        Path key = directory.resolve(DemoTenant.KEY_FILE);
        System.out.printf(
                "%nCustomer Management answers at %s, its data is in %s; see %s/docs.%n",
                server, directory.path(), server);
        if (Files.exists(key)) {
            System.out.printf("The first call:%n%n  %s%n%n", firstCall(server, key));
        }
    }

    static String firstCall(String server, Path key) {
        return "curl -H \"x-tenant-api-key: $(cat %s)\" %s/v1/customers".formatted(quoted(key.toString()), server);
    }

    /** For a POSIX shell. */
    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    private static String server(Environment environment) {
        String address = environment.getProperty("server.address", "127.0.0.1");
        String host = switch (address) {
            case "0.0.0.0", "::" -> "127.0.0.1";
            default -> address.contains(":") ? "[" + address + "]" : address;
        };
        return (TransportSecurity.isOn(environment) ? "https://" : "http://") + host + ":"
                + environment.getProperty("local.server.port", "8080");
    }
}
