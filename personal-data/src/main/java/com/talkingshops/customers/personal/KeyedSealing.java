package com.talkingshops.customers.personal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals with AES-256-GCM, for persons under their own keys. */
final class KeyedSealing implements Sealing {

    private static final Logger LOG = LoggerFactory.getLogger(KeyedSealing.class);
    /** As persons' keys have one version. */
    private static final int ONLY_VERSION = 1;

    private final SubjectKeys persons;
    private final OwnKeys own;
    private final RefusedSeals refused;

    KeyedSealing(SubjectKeys persons, OwnKeys own, RefusedSeals refused) {
        this.persons = persons;
        this.own = own;
        this.refused = refused;
    }

    @Override
    public byte @Nullable [] seal(Place place, byte[] clear) {
        return key(place).map(key -> AesGcm.seal(key, context(place), clear)).orElse(null);
    }

    private Optional<VersionedKey> key(Place place) {
        return place.isPerson()
                ? person(place).map(SubjectKey::key)
                : Optional.of(own.newest(place.tenant(), place.subject()));
    }

    /** Nothing of who is forgotten; a key that is just not there is another matter. */
    private Optional<SubjectKey> person(Place place) {
        SubjectKey key = persons.find(new KeyRef.Named(place.tenant(), place.subject()))
                .orElseThrow(() -> new IllegalStateException("The key of a person is missing."));
        return key.isForgotten() ? Optional.empty() : Optional.of(key);
    }

    @Override
    public byte @Nullable [] open(Place place, byte[] sealed) {
        int version = AesGcm.version(sealed);
        Optional<SecretKey> key = place.isPerson()
                ? person(place).map(found -> found.key().key())
                : own.version(place.tenant(), place.subject(), version);
        return key.map(found -> AesGcm.open(found, context(place), sealed)).orElse(null);
    }

    @Override
    public Opener opener(String tenant, String person, byte @Nullable [] wrappedKey) {
        if (wrappedKey == null) {
            return (field, stored) -> null;
        }
        try {
            var cipher = new AesGcm();
            SecretKey key = persons.unwrap(cipher, tenant, person, ONLY_VERSION, wrappedKey, null)
                    .key()
                    .key();
            return (field, stored) ->
                    stored == null ? null : text(cipher, key, Place.ofPerson(tenant, person, field), stored);
        } catch (ForgedSealException e) {
            if (isForgotten(tenant)) {
                return (field, stored) -> null;
            }
            refused.refused();
            LOG.error("The key of {} in tenant {} is refused: {}", person, tenant, e.getMessage());
            return (field, stored) -> null;
        }
    }

    private @Nullable String text(AesGcm cipher, SecretKey key, Place place, byte[] sealed) {
        try {
            return new String(cipher.opened(key, context(place), sealed), StandardCharsets.UTF_8);
        } catch (ForgedSealException e) {
            refused.refused();
            LOG.error(
                    "The {} of {} in tenant {} is refused: {}",
                    place.field(),
                    place.subject(),
                    place.tenant(),
                    e.getMessage());
            return null;
        }
    }

    @Override
    public boolean isForgotten(String tenant) {
        return persons.areForgotten(tenant);
    }

    @Override
    public InTurn inTurn(String tenant, String key) {
        return new OwnInTurn(tenant, key);
    }

    private final class OwnInTurn implements InTurn {

        private final String tenant;
        private final String name;
        private final AesGcm cipher = new AesGcm();
        private byte[] memory = {};

        OwnInTurn(String tenant, String name) {
            this.tenant = tenant;
            this.name = name;
        }

        @Override
        public byte @Nullable [] open(String field, byte[] sealed) {
            var key = own.version(tenant, name, AesGcm.version(sealed));
            if (key.isEmpty()) {
                return null;
            }
            if (memory.length < sealed.length) {
                memory = new byte[2 * sealed.length];
            }
            try {
                cipher.open(key.get(), context(Place.ofTenant(tenant, name, field)), sealed, memory);
            } catch (ForgedSealException e) {
                refused.refused();
                throw e;
            }
            return memory;
        }
    }

    private static byte[] context(Place place) {
        return AesGcm.context("value", place.tenant(), place.subject(), place.field());
    }
}
