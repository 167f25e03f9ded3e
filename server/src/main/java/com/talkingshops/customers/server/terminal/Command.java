package com.talkingshops.customers.server.terminal;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What was asked for.
 *
 * @param url where the server is
 * @param keyFile the file with the operator's key
 */
record Command(Task task, String readModel, URI url, Path keyFile) {

    private static final String USAGE =
            "Usage: java -jar server.jar rebuild|verify <read model> [--url http://127.0.0.1:8080] [--key-file data/admin-api-key]";

    /**
     * Reads arguments.
     *
     * @throws Refusal if they are not right
     */
    static Command of(String[] arguments) {
        Task task = Task.named(arguments[0]).orElseThrow(() -> new Refusal(USAGE));
        String readModel = null;
        String url = "http://127.0.0.1:8080";
        String keyFile = "data/admin-api-key";
        var rest = List.of(arguments).subList(1, arguments.length).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            int equals = argument.indexOf('=');
            String name = argument.startsWith("--") && equals > 0 ? argument.substring(0, equals) : argument;
            if (!name.startsWith("-")) {
                if (readModel != null) {
                    throw new Refusal("One read model at a time, and not '%s' too. %s".formatted(argument, USAGE));
                }
                readModel = argument;
                continue;
            }
            String value = equals > 0 ? argument.substring(equals + 1) : rest.hasNext() ? rest.next() : "";
            switch (name) {
                case "--url" -> url = value;
                case "--key-file" -> keyFile = value;
                default -> throw new Refusal("There is no option %s. %s".formatted(name, USAGE));
            }
        }
        if (readModel == null || !readModel.matches("[A-Za-z0-9_-]+")) {
            throw new Refusal("The name of a read model is needed, such as customers. " + USAGE);
        }
        return new Command(task, readModel, address(url), Path.of(keyFile));
    }

    private static URI address(String url) {
        if (!url.matches("https?://[^/?#\\s]+/?")) {
            throw new Refusal(
                    "--url has to be the address of a server, as http://127.0.0.1:8080, and is '%s'.".formatted(url));
        }
        return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    /** Where the read model is, as the operator sees it. */
    String address() {
        return url + "/admin/read-models/" + readModel;
    }
}
