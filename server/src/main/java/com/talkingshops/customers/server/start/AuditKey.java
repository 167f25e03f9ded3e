package com.talkingshops.customers.server.start;

import com.talkingshops.customers.eventstore.chain.SigningKey;
import com.talkingshops.customers.server.embedded.DataDirectory;
import com.talkingshops.customers.server.failure.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The key that checkpoints are signed with: configured, or beside embedded data made up at the first start. */
final class AuditKey {

    static final String FILE_PROPERTY = "customers.audit-key-file";

    /** Where it lies in a data directory. */
    static final String FILE = "audit-key";

    private AuditKey() {}

    /**
     * The configured key, if there is one.
     *
     * @throws StartFailure if what is configured is none
     */
    static Optional<SigningKey> configured(Environment environment) {
        return Optional.ofNullable(environment.getProperty(FILE_PROPERTY))
                .filter(StringUtils::hasText)
                .map(file -> read(Path.of(file)));
    }

    private static SigningKey read(Path file) {
        try {
            return parse(Files.readString(file), file);
        } catch (IOException e) {
            throw new StartFailure(
                    "The file %s cannot be read: correct %s, or let this server's user read it; `openssl genpkey -algorithm ed25519 -out %s && openssl pkey -in %s -pubout >> %s` makes one."
                            .formatted(file, FILE_PROPERTY, file, file, file));
        }
    }

    /** The configured key, otherwise the one of the directory, made at the first call. */
    static SigningKey configuredOrKeptIn(DataDirectory directory, Environment environment) {
        return configured(environment)
                .or(() -> directory.secret(FILE).map(text -> parse(text, directory.resolve(FILE))))
                .orElseGet(() -> {
                    SigningKey made = SigningKey.fresh();
                    directory.keepSecret(FILE, made.pem().strip());
                    return made;
                });
    }

    private static SigningKey parse(String text, Path file) {
        try {
            return SigningKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(
                    "The file %s %s: it has to hold what `openssl genpkey -algorithm ed25519` writes, and behind it what `openssl pkey -pubout` makes of that."
                            .formatted(file, e.getMessage()));
        }
    }
}
