package com.talkingshops.customers.personal;

import com.talkingshops.customers.personal.KeyRef.Linked;
import com.talkingshops.customers.personal.KeyRef.Named;
import com.talkingshops.customers.personal.Person.Known;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what is {@link Personal} in messages on their way into a store, under the key of the {@link Person} whom they tell about,
 * and opens it on the way back. Many at a time, so that keys are read together.
 */
public final class SealedMessages {

    private static final Logger LOG = LoggerFactory.getLogger(SealedMessages.class);

    private final SubjectKeys keys;
    private final RefusedSeals refused;
    private final PendingKeys pending = new PendingKeys();
    private final Map<Class<?>, Optional<PersonalMembers>> members = new ConcurrentHashMap<>();

    SealedMessages(SubjectKeys keys, RefusedSeals refused) {
        this.keys = keys;
        this.refused = refused;
    }

    /**
     * Where a message rests; what is sealed for one row opens in no other.
     *
     * @param stream the stream of messages, as an aggregate's identifier
     * @param sequence its place in the stream
     * @param type the name that messages of its kind are stored under
     */
    public record Row(String stream, long sequence, String type) {

        byte[] context(KeyRef ref, byte[] clear) {
            byte[] row = AesGcm.context(
                    "message", ref.tenant(), ref.kind(), ref.name(), stream, Long.toString(sequence), type);
            byte[] context = Arrays.copyOf(row, row.length + clear.length);
            System.arraycopy(clear, 0, context, row.length, clear.length);
            return context;
        }
    }

    /**
     * A message to be stored.
     *
     * @param tenant whose it is; {@code null} for one of none, which tells about no person
     * @param json the message, serialized
     */
    public record Clear(Row row, @Nullable String tenant, Object message, byte[] json) {}

    /**
     * A message as it may rest.
     *
     * @param statements what has to be done in the same transaction, behind the message
     */
    public record Sealed(byte[] bytes, List<KeyStatement> statements) {}

    /**
     * A message as it rests.
     *
     * @param tenant whose it is, as is told beside it
     */
    public record Stored(Row row, @Nullable String tenant, byte[] bytes) {}

    /** Seals messages, in the transaction that will store them. */
    public List<Sealed> seal(List<Clear> messages) {
        var told = messages.stream().map(this::told).toList();
        var statements = new HashMap<Clear, List<KeyStatement>>();
        var made = new HashMap<KeyRef, SubjectKey>();
        for (Told one : told) {
            if (one.known() == Known.FROM_NOW_ON) {
                var fresh = keys.make(one.person().tenant(), one.person().subject());
                made.put(one.person(), fresh.key());
                pending.add(fresh.key());
                statements.put(one.message(), List.of(fresh.statement()));
            } else if (one.message().message().getClass().isAnnotationPresent(ForgetsTenant.class)) {
                statements.put(
                        one.message(),
                        ForgottenTenants.forget(
                                Objects.requireNonNull(one.message().tenant(), "no tenant to forget")));
            } else if (one.known() == Known.NO_LONGER) {
                String tenant = one.person().tenant();
                AfterCommit.run(() -> keys.letGo(one.person()));
                statements.put(
                        one.message(),
                        List.of(KeyStatement.destroy(tenant, one.person().subject()), RotationTable.wanted(tenant)));
            }
        }
        Map<KeyRef, SubjectKey> found = keysOf(told, made);
        var cipher = new AesGcm();
        return told.stream()
                .map(one -> new Sealed(sealed(cipher, one, found), statements.getOrDefault(one.message(), List.of())))
                .toList();
    }

    private Map<KeyRef, SubjectKey> keysOf(List<Told> told, Map<KeyRef, SubjectKey> made) {
        var found = new HashMap<KeyRef, SubjectKey>(pending.all());
        found.putAll(made);
        var others = told.stream()
                .filter(Told::hasPersonal)
                .map(Told::person)
                .filter(person -> !found.containsKey(person))
                .collect(Collectors.toSet());
        found.putAll(keys.find(others));
        return found;
    }

    private byte[] sealed(AesGcm cipher, Told told, Map<KeyRef, SubjectKey> found) {
        if (!told.hasPersonal()) {
            return told.message().json();
        }
        SplitJson split = told.split();
        SubjectKey key = found.get(told.person());
        if (key == null) {
            throw new IllegalStateException("The key of a person is missing, whom an event of the type "
                    + told.message().row().type() + " tells about.");
        }
        if (key.isForgotten()) {
            // Nothing is stored of who is forgotten.
            return split.others();
        }
        KeyRef ref = told.linked() ? new Linked(key.tenant(), key.linkOfPerson()) : told.person();
        byte[] context = told.message().row().context(ref, split.others());
        return new SealedEnvelope(ref, cipher.sealed(key.key(), context, split.chosen()), split.others()).bytes();
    }

    private Told told(Clear message) {
        var personal = members.computeIfAbsent(message.message().getClass(), PersonalMembers::of);
        if (personal.isEmpty()) {
            return Told.nobody(message);
        }
        String person = personal.get().personOf(message.message());
        SplitJson split = SplitJson.of(message.json(), personal.get().names());
        if (person == null || message.tenant() == null) {
            if (split.hasChosen()) {
                throw new IllegalStateException("A message of the type "
                        + message.row().type() + " has something personal, and names no person or no tenant.");
            }
            return Told.nobody(message);
        }
        return new Told(
                message,
                new Named(message.tenant(), person),
                personal.get().known(),
                personal.get().linked(),
                split);
    }

    /** Opens messages: of those who are forgotten without what was sealed; as they rest, which is no JSON, if they are forged. */
    public List<byte[]> open(List<Stored> messages) {
        var envelopes = messages.stream().map(this::envelope).toList();
        var refs = envelopes.stream()
                .flatMap(Optional::stream)
                .map(SealedEnvelope::ref)
                .collect(Collectors.toSet());
        Map<KeyRef, SubjectKey> found = new HashMap<>(refs.isEmpty() ? Map.of() : keys.find(refs));
        if (found.size() < refs.size()) {
            found.putAll(pending.all());
        }
        var cipher = new AesGcm();
        var opened = new ArrayList<byte[]>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            Stored message = messages.get(i);
            opened.add(envelopes
                    .get(i)
                    .map(envelope -> opened(cipher, message, envelope, found.get(envelope.ref())))
                    .orElse(message.bytes()));
        }
        return opened;
    }

    private Optional<SealedEnvelope> envelope(Stored message) {
        try {
            return SealedEnvelope.isOne(message.bytes())
                    ? Optional.of(SealedEnvelope.parse(message.bytes()))
                    : Optional.empty();
        } catch (ForgedSealException e) {
            tell(message, e);
            return Optional.empty();
        }
    }

    private byte[] opened(AesGcm cipher, Stored message, SealedEnvelope envelope, @Nullable SubjectKey key) {
        if (key == null ? envelope.ref() instanceof Linked : key.isForgotten()) {
            // The link of who is forgotten leads nowhere.
            return envelope.clear();
        }
        try {
            if (key == null || !envelope.ref().tenant().equals(message.tenant())) {
                throw new ForgedSealException();
            }
            byte[] context = message.row().context(envelope.ref(), envelope.clear());
            return SplitJson.join(envelope.clear(), cipher.opened(key.key().key(), context, envelope.sealed()));
        } catch (ForgedSealException e) {
            tell(message, e);
            return message.bytes();
        }
    }

    private void tell(Stored message, ForgedSealException cause) {
        refused.refused();
        LOG.error(
                "Message {} of {}, a {}, is refused: {}",
                message.row().sequence(),
                message.row().stream(),
                message.row().type(),
                cause.getMessage());
    }

    /** A message, and what it says of whom. */
    private record Told(
            Clear message,
            @Nullable Named about,
            @Nullable Known known,
            boolean linked,
            @Nullable SplitJson parts) {

        static Told nobody(Clear message) {
            return new Told(message, null, null, false, null);
        }

        boolean hasPersonal() {
            return parts != null && parts.hasChosen();
        }

        Named person() {
            return Objects.requireNonNull(about);
        }

        SplitJson split() {
            return Objects.requireNonNull(parts);
        }
    }
}
