package com.talkingshops.customers.personal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A file of keys as {@link KeyExport} writes it. */
record KeyFile(Path path) {

    /** Whoever takes the keys. */
    record Taker(
            Consumer<KeyLine.Head> head, Consumer<KeyLine.OfTenant> tenants, Consumer<KeyLine.OfSubject> subjects) {}

    /** SHA-256 of the file. */
    byte[] digest() {
        MessageDigest digest = sha256();
        try (InputStream content = new DigestInputStream(Files.newInputStream(path), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
            return digest.digest();
        } catch (IOException e) {
            throw KeyFileException.unreadable(path);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }

    /**
     * Hands all keys over, in the order of the file.
     *
     * @return how many there were
     * @throws KeyFileException if it is no such file, or not a whole one; some keys may have been handed over by then
     */
    long read(Taker taker) {
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            return new Reading(lines, taker).toItsEnd();
        } catch (CharacterCodingException e) {
            throw KeyFileException.foreign(path, 1);
        } catch (IOException e) {
            throw KeyFileException.unreadable(path);
        }
    }

    private final class Reading {

        private final BufferedReader lines;
        private final Taker taker;
        private long number;
        private long keys;

        Reading(BufferedReader lines, Taker taker) {
            this.lines = lines;
            this.taker = taker;
        }

        long toItsEnd() throws IOException {
            taker.head().accept(head());
            for (KeyLine line = next(); line != null; line = next()) {
                if (line.end() != null) {
                    return requireWhole(line.end());
                }
                take(line);
                keys++;
            }
            throw KeyFileException.truncated(path);
        }

        private KeyLine.Head head() throws IOException {
            KeyLine first = next();
            KeyLine.Head head = first == null ? null : first.file();
            if (head == null || !KeyLine.Head.FORMAT.equals(head.format()) || head.rootVersions() == null) {
                throw KeyFileException.foreign(path, 1);
            }
            return head;
        }

        private void take(KeyLine line) {
            if (line.tenantKey() != null) {
                taker.tenants().accept(line.tenantKey());
            } else if (line.subjectKey() != null) {
                taker.subjects().accept(line.subjectKey());
            } else {
                throw KeyFileException.foreign(path, number);
            }
        }

        private long requireWhole(KeyLine.End end) throws IOException {
            if (end.keys() != keys || next() != null) {
                throw KeyFileException.truncated(path);
            }
            return keys;
        }

        /** A line that is cut off at the end of the file is none. */
        private @Nullable KeyLine next() throws IOException {
            String line = lines.readLine();
            number++;
            if (line == null) {
                return null;
            }
            try {
                return KeyLine.read(line);
            } catch (JacksonException e) {
                throw number > 1 && lines.readLine() == null
                        ? KeyFileException.truncated(path)
                        : KeyFileException.foreign(path, number);
            }
        }
    }
}
