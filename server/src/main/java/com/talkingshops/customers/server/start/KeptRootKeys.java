package com.talkingshops.customers.server.start;

import com.talkingshops.customers.personal.ReplaceableRootKeys;
import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.personal.VersionedKey;
import com.talkingshops.customers.server.embedded.DataDirectory;
import java.nio.file.Path;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Root keys in a file of a data directory, which its owner alone can read. Made when something is to be wrapped for the first time. */
final class KeptRootKeys implements ReplaceableRootKeys {

    /** Where they lie in a data directory. */
    static final String FILE = "root-key";

    private final DataDirectory directory;
    private volatile @Nullable RootKeySet keys;

    KeptRootKeys(DataDirectory directory) {
        this.directory = directory;
        this.keys =
                directory.secret(FILE).map(text -> RootKey.parse(text, place())).orElse(null);
    }

    @Override
    public VersionedKey newest() {
        RootKeySet known = keys;
        return (known == null ? make() : known).newest();
    }

    private synchronized RootKeySet make() {
        RootKeySet known = keys;
        return known == null ? keep(RootKeySet.fresh()) : known;
    }

    @Override
    public synchronized void renew() {
        keep(make().withNewest());
    }

    @Override
    public synchronized void withdrawOlder() {
        RootKeySet known = make();
        if (known.hasOlder()) {
            keep(known.newestAlone());
        }
    }

    private RootKeySet keep(RootKeySet changed) {
        directory.keepSecret(FILE, changed.text());
        keys = changed;
        return changed;
    }

    @Override
    public Optional<SecretKey> version(int version) {
        RootKeySet known = keys;
        return known == null ? Optional.empty() : known.version(version);
    }

    @Override
    public String place() {
        Path file = directory.resolve(FILE);
        return "the file " + file;
    }
}
