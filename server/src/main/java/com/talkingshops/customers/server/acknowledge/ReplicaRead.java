package com.talkingshops.customers.server.acknowledge;

import com.talkingshops.customers.eventstore.ShownPositions;
import com.talkingshops.customers.eventstore.replica.Replica;
import com.talkingshops.customers.eventstore.replica.ReplicaReads;
import com.talkingshops.customers.eventstore.replica.Shows;
import com.talkingshops.customers.eventstore.replica.WalPosition;
import com.talkingshops.customers.query.readmodel.ReplicaAnswers;
import com.talkingshops.customers.server.acknowledge.ConsistentRead.Asked;
import com.talkingshops.customers.server.admission.Turn;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a replica answer those reads that can say what they have to see: with a token that position, about the past all that the
 * primary shows. Whoever says nothing expects to see what was acknowledged, and asks the primary; so does, when its time is up,
 * whoever waits for the replica.
 */
final class ReplicaRead implements HandlerInterceptor {

    private static final String WANTED = ReplicaRead.class.getName();

    private final Replica replica;
    private final ReplicaReads reads;
    private final ShownPositions positions;
    private final Duration wait;
    private final Counter answered;
    private final Counter passedOn;

    ReplicaRead(Replica replica, ReplicaReads reads, ShownPositions positions, Duration wait, MeterRegistry meters) {
        this.replica = replica;
        this.reads = reads;
        this.positions = positions;
        this.wait = wait;
        this.answered = counter("replica", meters);
        this.passedOn = counter("primary", meters);
    }

    private static Counter counter(String by, MeterRegistry meters) {
        return Counter.builder("customers.replica.reads")
                .description("Requests that the replica was to answer, by who did")
                .tag("by", by)
                .register(meters);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Optional<Asked> asked = ConsistentRead.askedBy(request).filter(read -> isOfTenant(request));
        if (isOfThePast(request, handler)) {
            Duration longest = asked.map(ReplicaRead::left).orElse(wait);
            begin(request, shown(request, longest, atMost -> replica.awaitNow(Shows.ANYTHING, atMost)));
        } else if (asked.isPresent()) {
            long position = asked.get().position();
            Shows shows = connection -> positions.areShown(connection, position);
            begin(request, shown(request, left(asked.get()), atMost -> replica.await(shows, atMost)));
        }
        return true;
    }

    /** Waits aside, if waiting it takes. */
    private static Optional<WalPosition> shown(
            HttpServletRequest request, Duration longest, Function<Duration, Optional<WalPosition>> await) {
        return await.apply(Duration.ZERO).or(() -> Turn.aside(request, () -> await.apply(longest)));
    }

    /** What operators are shown comes from several places, and would be of two moments. */
    private static boolean isOfTenant(HttpServletRequest request) {
        return request.getServletPath().startsWith("/v1/");
    }

    private static boolean isOfThePast(HttpServletRequest request, Object handler) {
        ReplicaAnswers marked =
                handler instanceof HandlerMethod method ? method.getMethodAnnotation(ReplicaAnswers.class) : null;
        return marked != null
                && (marked.given().isEmpty() || request.getParameterMap().containsKey(marked.given()));
    }

    private static Duration left(Asked asked) {
        return Duration.ofNanos(Math.max(0, asked.until() - System.nanoTime()));
    }

    private void begin(HttpServletRequest request, Optional<WalPosition> shown) {
        request.setAttribute(WANTED, true);
        shown.ifPresent(reads::begin);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        boolean byReplica = reads.end();
        if (request.getAttribute(WANTED) != null) {
            (byReplica ? answered : passedOn).increment();
        }
    }
}
