package com.talkingshops.customers.benchmark.load;

import io.gatling.commons.util.GatlingVersion;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.prefs.Preferences;

/** Keeps Gatling from asking a repository for newer releases and from writing into its user's home. */
final class QuietGatling {

    /** Held, since the logging of the JDK forgets the levels of loggers that nobody holds. */
    private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs");

    private QuietGatling() {}

    /** To be called before Gatling is. */
    static void prepare(Path folder) {
        PREFERENCES.setLevel(Level.WARNING);
        System.setProperty("java.util.prefs.userRoot", folder.toString());
        Preferences preferences = Preferences.userRoot().node("/io/gatling/latestVersion");
        // In the far future, since what it has learnt counts for no more than 86 seconds.
        preferences.putLong("lastCheckTimestamp", Long.MAX_VALUE / 2);
        preferences.putBoolean("lastCheckSuccess", true);
        preferences.put("latestReleaseNumber", GatlingVersion.ThisVersion().fullVersion());
        preferences.put(
                "latestReleaseDate", GatlingVersion.ThisVersion().releaseDate().toString());
    }
}
