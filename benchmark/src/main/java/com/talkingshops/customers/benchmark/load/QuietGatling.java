package com.talkingshops.customers.benchmark.load;

import java.nio.file.Path;
import java.util.prefs.Preferences;

/** Keeps Gatling from asking a repository for newer releases and from writing into its user's home. */
final class QuietGatling {

    private QuietGatling() {}

    /** To be called before Gatling is. */
    static void prepare(Path folder) {
        System.setProperty("java.util.prefs.userRoot", folder.toString());
        Preferences preferences = Preferences.userRoot().node("/io/gatling/latestVersion");
        preferences.putLong("lastCheckTimestamp", System.currentTimeMillis());
        preferences.putBoolean("lastCheckSuccess", false);
    }
}
