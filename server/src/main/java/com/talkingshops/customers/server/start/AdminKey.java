package com.talkingshops.customers.server.start;

import com.talkingshops.customers.server.embedded.DataDirectory;
import com.talkingshops.customers.server.failure.StartFailure;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The operator's key: configured, or beside embedded data made up at the first start. */
final class AdminKey {

    static final String PROPERTY = "customers.admin-api-key";

    /** Where it lies in a data directory. */
    static final String FILE = "admin-api-key";

    private static final int SHORTEST = 32;

    private AdminKey() {}

    /**
     * Insists on a key.
     *
     * @throws StartFailure if none is configured, or one that could be guessed
     */
    static String requireConfigured(Environment environment) {
        String key = environment.getProperty(PROPERTY, "");
        if (!StringUtils.hasText(key)) {
            throw new StartFailure(
                    "customers.admin-api-key is not set, and beside a database of your own no operator's key is made up: set it to at least %d random characters, such as those of `openssl rand -hex 32`."
                            .formatted(SHORTEST));
        }
        if (key.length() < SHORTEST) {
            throw new StartFailure(
                    "customers.admin-api-key has %d characters and could be guessed: set it to at least %d random ones, such as those of `openssl rand -hex 32`."
                            .formatted(key.length(), SHORTEST));
        }
        return key;
    }

    /** The configured key, otherwise the one of the directory, made at the first call. */
    static String configuredOrKeptIn(DataDirectory directory, Environment environment) {
        if (StringUtils.hasText(environment.getProperty(PROPERTY))) {
            return requireConfigured(environment);
        }
        return directory.secret(FILE).orElseGet(() -> {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            String key = HexFormat.of().formatHex(random);
            directory.keepSecret(FILE, key);
            return key;
        });
    }
}
