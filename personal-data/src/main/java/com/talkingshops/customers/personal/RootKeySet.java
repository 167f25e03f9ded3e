package com.talkingshops.customers.personal;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;

/**
 * Root keys as they are written down: one in each line or word, its version, a colon, and its 32 bytes in Base64 (RFC 4648, 4), such
 * as {@code 1:} followed by the output of {@code openssl rand -base64 32}.
 */
public final class RootKeySet implements RootKeys {

    private static final int HIGHEST_VERSION = Short.MAX_VALUE;

    private final SortedMap<Integer, SecretKey> versions;
    private final String place;

    private RootKeySet(Map<Integer, SecretKey> versions, String place) {
        this.versions = new TreeMap<>(versions);
        this.place = place;
    }

    /** A new key alone, that lies nowhere yet. */
    public static RootKeySet fresh() {
        return new RootKeySet(Map.of(1, AesGcm.newKey()), "memory");
    }

    /**
     * Reads keys.
     *
     * @param place where the text was found
     * @throws IllegalArgumentException if the text is not as described; the message ends a sentence that begins with the place, and
     *     quotes nothing
     */
    public static RootKeySet parse(String text, String place) {
        var versions = new TreeMap<Integer, SecretKey>();
        for (String word : text.strip().split("\\s+")) {
            int colon = word.indexOf(':');
            if (colon < 1 || !word.substring(0, colon).matches("[1-9][0-9]{0,4}")) {
                throw new IllegalArgumentException(
                        "has to hold a version, a colon and a key in each line, as 1: and the output of `openssl rand -base64 32`");
            }
            int version = Integer.parseInt(word.substring(0, colon));
            if (version > HIGHEST_VERSION) {
                throw new IllegalArgumentException("holds a version over " + HIGHEST_VERSION);
            }
            if (versions.put(version, key(version, word.substring(colon + 1))) != null) {
                throw new IllegalArgumentException("holds version " + version + " twice");
            }
        }
        return new RootKeySet(versions, place);
    }

    private static SecretKey key(int version, String base64) {
        try {
            return AesGcm.key(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("holds a key of version " + version + " that is not 32 bytes in Base64");
        }
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return versions.entrySet().stream()
                .map(version -> version.getKey() + ":"
                        + Base64.getEncoder().encodeToString(version.getValue().getEncoded()))
                .collect(Collectors.joining("\n"));
    }

    /** These keys, and a new one that is the newest. */
    public RootKeySet withNewest() {
        var more = new TreeMap<>(versions);
        more.put(versions.lastKey() + 1, AesGcm.newKey());
        return new RootKeySet(more, place);
    }

    /** The newest but so many; empty if there are not as many. */
    public Optional<VersionedKey> newestBut(int newer) {
        return versions.reversed().entrySet().stream()
                .skip(newer)
                .findFirst()
                .map(version -> new VersionedKey(version.getKey(), version.getValue()));
    }

    /** Whether a version of these is another key there. */
    public boolean contradicts(RootKeySet other) {
        return versions.entrySet().stream()
                .anyMatch(version -> other.version(version.getKey())
                        .filter(key -> !MessageDigest.isEqual(
                                key.getEncoded(), version.getValue().getEncoded()))
                        .isPresent());
    }

    /** Whether there are several versions. */
    public boolean hasOlder() {
        return versions.size() > 1;
    }

    /** The newest key alone. */
    public RootKeySet newestAlone() {
        VersionedKey newest = newest();
        return new RootKeySet(Map.of(newest.version(), newest.key()), place);
    }

    @Override
    public VersionedKey newest() {
        Map.Entry<Integer, SecretKey> newest = versions.lastEntry();
        return new VersionedKey(newest.getKey(), newest.getValue());
    }

    @Override
    public Optional<SecretKey> version(int version) {
        return Optional.ofNullable(versions.get(version));
    }

    @Override
    public String place() {
        return place;
    }

    /** The versions alone: keys do not come into logs. */
    @Override
    public String toString() {
        return "versions " + versions.keySet();
    }
}
