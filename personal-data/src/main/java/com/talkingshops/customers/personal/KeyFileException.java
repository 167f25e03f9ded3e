package com.talkingshops.customers.personal;

import java.nio.file.Path;

/** A file of keys cannot take the place of those in the database. The message is a sentence for the operator; nothing was changed. */
public final class KeyFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private KeyFileException(String message) {
        super(message);
    }

    static KeyFileException unreadable(Path file) {
        return new KeyFileException(
                "The file %s cannot be read: correct customers.keys-import, or let this server's user read it."
                        .formatted(file));
    }

    static KeyFileException foreign(Path file, long line) {
        return new KeyFileException(
                "The file %s is no export of keys, as its line %d shows: name one that GET /admin/keys/export answered; nothing was changed."
                        .formatted(file, line));
    }

    static KeyFileException truncated(Path file) {
        return new KeyFileException(
                "The file %s is not whole, for its last line does not say how many keys it has, or another number than there are: export the keys again; nothing was changed."
                        .formatted(file));
    }

    static KeyFileException older(Path file, long lost) {
        return new KeyFileException(
                "The file %s is older than what is in the database (keys that it lacks: %d), and what they open could never be read again: name a newer export, or remove customers.keys-import and erase again whoever was erased since; nothing was changed."
                        .formatted(file, lost));
    }

    static KeyFileException missing(Path file, RootKeys root, int version) {
        return new KeyFileException(
                "The keys in the file %s are wrapped with version %d of the root key, which %s does not hold: put that version back; nothing was changed."
                        .formatted(file, version, root.place()));
    }

    static KeyFileException wrong(Path file, RootKeys root, int version) {
        return new KeyFileException(
                "Version %d of the root key in %s is not the one that the keys in the file %s are wrapped with: put back the one that belongs to them; nothing was changed."
                        .formatted(version, root.place(), file));
    }
}
