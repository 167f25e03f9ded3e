package com.talkingshops.customers.server.terminal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a server can be told to do with a read model. */
enum Task {
    REBUILD,
    VERIFY;

    /** As it is called by whoever asks, in addresses and in replies. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Task> named(String word) {
        return Arrays.stream(values()).filter(task -> task.word().equals(word)).findFirst();
    }
}
