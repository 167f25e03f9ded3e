package com.talkingshops.customers.server.start;

import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.personal.RootKeys;
import com.talkingshops.customers.server.embedded.DataDirectory;
import com.talkingshops.customers.server.failure.StartFailure;
import java.nio.file.Path;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The root of all keys: configured, or beside embedded data made up when the first of the others is made. */
final class RootKey {

    static final String FILE_PROPERTY = "customers.root-key-file";
    static final String PROPERTY = "customers.root-key";

    private RootKey() {}

    /**
     * Insists on a key.
     *
     * @throws StartFailure if none is configured, or what is there is none
     */
    static RootKeys requireConfigured(Environment environment) {
        if (!isConfigured(environment)) {
            throw new StartFailure(
                    "customers.root-key-file is not set, and beside a database of your own no root key is made up: name a file that holds 1: and the output of `openssl rand -base64 32`, and keep a copy of it apart, for nothing can be read without it.");
        }
        String file = environment.getProperty(FILE_PROPERTY);
        return StringUtils.hasText(file)
                ? new MountedRootKeys(Path.of(file))
                : parse(environment.getRequiredProperty(PROPERTY), "the setting " + PROPERTY);
    }

    /** The configured key, otherwise the one of the directory. */
    static RootKeys configuredOrKeptIn(DataDirectory directory, Environment environment) {
        return isConfigured(environment) ? requireConfigured(environment) : new KeptRootKeys(directory);
    }

    /** Reads keys, and says in one sentence what is wrong with them. */
    static RootKeySet parse(String text, String place) {
        try {
            return RootKeySet.parse(text, place);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(
                    Character.toUpperCase(place.charAt(0)) + place.substring(1) + " " + e.getMessage() + ".");
        }
    }

    private static boolean isConfigured(Environment environment) {
        return StringUtils.hasText(environment.getProperty(FILE_PROPERTY))
                || StringUtils.hasText(environment.getProperty(PROPERTY));
    }
}
