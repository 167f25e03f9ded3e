package com.talkingshops.customers.query.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.personal.PassThrough;
import com.talkingshops.customers.query.directory.DirectoryChange.Add;
import com.talkingshops.customers.query.directory.DirectoryChange.Remove;
import com.talkingshops.customers.query.directory.DirectoryChange.Replace;
import com.talkingshops.customers.query.readmodel.RoundTrip;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryWriterTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    private final Memory store = new Memory();
    private final DirectoryWriter writer = new DirectoryWriter(store, new PassThrough(), Clock.systemUTC());
    private final Map<String, DirectoryEntry> expected = new HashMap<>();
    private final Map<String, Spot> spots = new HashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 150, 2_500})
    void holdsEveryCustomerOnceInItsOwnSlotHoweverTheyCome(int batch) {
        for (int from = 0; from < 3_000; from += batch) {
            apply(newcomers(from, Math.min(3_000, from + batch)), 0);
        }
        assertHolds();
        assertThat(store.pieces)
                .allSatisfy((key, piece) -> assertThat(piece.pieces()).isLessThanOrEqualTo(16));
        assertThat(store.pieces.values())
                .filteredOn(piece -> piece.nextSlot() >= Directory.SLOTS)
                .hasSize(3)
                .allSatisfy(piece -> {
                    assertThat(piece.key().firstSlot()).isZero();
                    assertThat(piece.open()).isFalse();
                });
    }

    @Test
    void doesNotReadWhoIsThereToTakeInSomebodyNew() {
        apply(newcomers(0, 400), 0);
        long bytes = store.bytesWritten;
        apply(newcomers(400, 410), 0);
        assertThat(store.bytesWritten - bytes).isLessThan(2_000);
        assertThat(store.bytesRead).isZero();
    }

    @Test
    void rewritesOnlyThePieceThatAChangeFallsInto() {
        for (int from = 0; from < 100; from += 10) {
            apply(newcomers(from, from + 10), 0);
        }
        var before = Map.copyOf(store.pieces);
        apply(List.of(change("%024x".formatted(55), "somebody else")), 0);
        assertThat(store.pieces.values())
                .filteredOn(piece -> !before.containsValue(piece))
                .hasSize(1);
        assertHolds();
    }

    @Test
    void namesNothingAsWhatWasLostWithADatabaseWasNamed() {
        apply(newcomers(0, 10), 0);
        var kept = Map.copyOf(store.pieces);
        apply(newcomers(10, 20), 0);
        store.pieces.clear();
        store.pieces.putAll(kept);
        // The store fails if a key and a version get another content than before.
        apply(newcomers(10, 30), 0);
        apply(List.of(change("%024x".formatted(5), "somebody else")), 0);
        store.pieces.clear();
        store.pieces.putAll(kept);
        apply(List.of(change("%024x".formatted(5), "quite another")), 0);
        assertThat(store.pieces).isNotEmpty();
    }

    @Test
    void removesASegmentWhoseCustomersAreAllGone() {
        apply(newcomers(0, 1_000), 0);
        apply(expected.keySet().stream().map(this::removal).toList(), 0);
        assertThat(store.pieces).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isRightAfterWhateverHappens(long seed) {
        var random = new Random(seed);
        int next = 0;
        for (int batch = 0; batch < 300; batch++) {
            var changes = new ArrayList<DirectoryChange>();
            var known = new ArrayList<>(expected.keySet());
            for (int i = random.nextInt(12); i > 0 && !known.isEmpty(); i--) {
                String id = known.remove(random.nextInt(known.size()));
                changes.add(random.nextInt(3) == 0 ? removal(id) : change(id, "changed in " + batch));
            }
            int more = random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(8);
            changes.addAll(newcomers(next, next + more));
            next += more;
            apply(changes, random.nextInt(3) - 1);
            assertHolds();
        }
        assertThat(store.pieces).hasSizeGreaterThan(3);
    }

    private void apply(List<DirectoryChange> changes, int part) {
        for (DirectoryChange change : changes) {
            switch (change) {
                case Add(var tenant, var entry) -> expected.put(entry.customerId(), entry);
                case Replace(var tenant, var spot, var entry) -> expected.put(entry.customerId(), entry);
                case Remove(var tenant, var spot) -> expected.keySet().removeIf(id -> spot.equals(spots.get(id)));
            }
        }
        writer.apply(changes, part, new RoundTrip()).forEach((key, spot) -> spots.put(key.id(), spot));
        spots.keySet().retainAll(expected.keySet());
    }

    private void assertHolds() {
        var held = new HashMap<Spot, String>();
        store.pieces.forEach((key, piece) -> {
            var entries = new OpenSegment(piece.sealed()).entries();
            assertThat(piece.entries()).isEqualTo(entries.size());
            for (SlottedEntry entry : entries) {
                assertThat(entry.slot()).isBetween(key.firstSlot(), piece.nextSlot() - 1);
                String text = new String(entry.text());
                assertThat(held.put(new Spot(key.segment().id(), entry.slot()), text))
                        .isNull();
            }
        });
        var wanted = new HashMap<Spot, String>();
        expected.forEach((id, entry) ->
                wanted.put(spots.get(id), new String(SlottedEntry.of(0, entry).text())));
        assertThat(held).isEqualTo(wanted);
    }

    private static List<DirectoryChange> newcomers(int from, int to) {
        var changes = new ArrayList<DirectoryChange>();
        for (int i = from; i < to; i++) {
            changes.add(new Add("shop", entry("%024x".formatted(i), "customer " + i)));
        }
        return changes;
    }

    private Replace change(String id, String name) {
        return new Replace("shop", spots.get(id), entry(id, name));
    }

    private DirectoryChange removal(String id) {
        return new Remove("shop", spots.get(id));
    }

    private static DirectoryEntry entry(String id, String name) {
        return new DirectoryEntry(id, MONDAY, MONDAY, "vip", name, null, "919800000000");
    }

    /** Keeps what is written, and holds that a key and a version name one content for ever. */
    private static final class Memory implements SegmentStore {

        private final SortedMap<PieceKey, StoredPiece> pieces = new TreeMap<>();
        private final Map<String, byte[]> contents = new HashMap<>();
        private long bytesRead;
        private long bytesWritten;

        @Override
        public List<StoredPiece> lock(Collection<RowKey> segments, Collection<String> growing, int part) {
            return pieces.values().stream()
                    .filter(piece -> segments.contains(piece.key().segment())
                            || piece.open()
                                    && piece.part() == part
                                    && growing.contains(piece.key().segment().tenant()))
                    .map(piece -> read(piece, segments.contains(piece.key().segment())))
                    .toList();
        }

        private StoredPiece read(StoredPiece piece, boolean content) {
            bytesRead += content ? piece.sealed().length : 0;
            return with(piece, content ? piece.sealed() : null);
        }

        @Override
        public void write(Collection<StoredPiece> written, RoundTrip writes) {
            for (StoredPiece piece : written) {
                byte[] content = piece.sealed();
                if (content == null) {
                    content = pieces.get(piece.key()).sealed();
                } else {
                    bytesWritten += content.length;
                    byte[] before = contents.putIfAbsent(piece.key() + " " + piece.version(), content);
                    assertThat(before == null || Arrays.equals(before, content)).isTrue();
                }
                pieces.put(piece.key(), with(piece, content));
            }
        }

        @Override
        public void remove(Collection<PieceKey> removed, RoundTrip writes) {
            removed.forEach(pieces::remove);
        }

        private static StoredPiece with(StoredPiece piece, byte @Nullable [] content) {
            return new StoredPiece(
                    piece.key(),
                    piece.part(),
                    piece.version(),
                    piece.entries(),
                    piece.nextSlot(),
                    piece.pieces(),
                    piece.open(),
                    content);
        }
    }
}
