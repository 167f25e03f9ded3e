package com.talkingshops.customers.server.acknowledge;

import com.talkingshops.customers.eventstore.AppendListener;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Remembers where the events lie that the current thread appended while it answered a request. */
final class LastAppend implements AppendListener {

    private final ThreadLocal<@Nullable Long> last = new ThreadLocal<>();

    @Override
    public void appended(long lastPosition) {
        last.set(lastPosition);
    }

    /** Tells the position of the last event, and forgets it. */
    OptionalLong take() {
        Long position = last.get();
        last.remove();
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }
}
