package com.talkingshops.customers.server.acknowledge;

import com.talkingshops.customers.eventstore.AppendListener;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Remembers which events the current thread appended while it answered a request. */
final class LastAppend implements AppendListener {

    private static final Appended NOTHING = new Appended(List.of(), 0);

    private final ThreadLocal<@Nullable Appended> last = new ThreadLocal<>();

    /**
     * What was appended.
     *
     * @param events the identifiers of all events
     * @param position where the last of them lies
     */
    record Appended(List<String> events, long position) {}

    /** Begins a request: what is appended by others than requests is nobody's to wait for. */
    void begin() {
        last.set(NOTHING);
    }

    @Override
    public void appended(List<String> events, long lastPosition) {
        Appended before = last.get();
        if (before != null) {
            var all = Stream.concat(before.events().stream(), events.stream()).toList();
            last.set(new Appended(all, lastPosition));
        }
    }

    /** Tells what was appended, and forgets it. */
    Optional<Appended> take() {
        Appended appended = last.get();
        last.remove();
        return Optional.ofNullable(appended).filter(some -> some != NOTHING);
    }
}
