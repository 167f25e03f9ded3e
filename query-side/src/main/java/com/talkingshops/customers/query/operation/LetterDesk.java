package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.audit.OperatorAct;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.eventstore.DeadLetters;
import com.talkingshops.customers.eventstore.DeadLetters.Letter;
import com.talkingshops.customers.eventstore.DeadLetters.Outcome;
import com.talkingshops.customers.eventstore.DeadLetters.Outcome.Busy;
import com.talkingshops.customers.eventstore.DeadLetters.Outcome.Done;
import com.talkingshops.customers.eventstore.DeadLetters.Outcome.Unknown;
import com.talkingshops.customers.query.act.Acts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where the operator deals with events that read models could not take in; what the operator does is logged and recorded. */
@Component
public class LetterDesk {

    private static final Logger LOG = LoggerFactory.getLogger(LetterDesk.class);

    private final DeadLetters letters;
    private final Acts acts;

    LetterDesk(DeadLetters letters, Acts acts) {
        this.letters = letters;
        this.acts = acts;
    }

    /** The names of the read models that may have letters. */
    public Set<String> readModels() {
        return letters.byProcessor().keySet();
    }

    /** Some letters, the oldest first. */
    public LetterReply.Page find(@Nullable String readModel, int page, int limit) {
        DeadLetters.Page found = letters.find(readModel, page, limit);
        return new LetterReply.Page(
                found.letters().stream().map(LetterDesk::reply).toList(),
                found.total(),
                Math.ceilDiv(found.total(), limit),
                new LetterReply.Meta(page, limit));
    }

    /**
     * One letter.
     *
     * @throws Rejection if there is no such letter
     */
    public LetterReply.Detail get(String id) {
        return letters.find(id).map(LetterDesk::reply).orElseThrow(LetterDesk::unknown);
    }

    /**
     * Tries the sequence of a letter again.
     *
     * @throws Rejection if there is no such letter, or it is being tried
     */
    public LetterReply.Retried retry(String id) {
        record(OperatorAct.RETRY_DEAD_LETTER, letters.find(id).orElseThrow(LetterDesk::unknown));
        Done done = done(letters.retry(id));
        LOG.info("The operator had dead letter {} tried again: {} taken in, {} left", id, done.written(), done.left());
        return new LetterReply.Retried(
                true,
                done.left() == 0 ? "All events were taken in" : "The first that is left could not be taken in",
                done.written(),
                done.left());
    }

    /**
     * Gives a letter up.
     *
     * @throws Rejection if there is no such letter, or it is being tried
     */
    public LetterReply.Dropped drop(String id) {
        Letter letter = letters.find(id).orElseThrow(LetterDesk::unknown);
        record(OperatorAct.DROP_DEAD_LETTER, letter);
        Done done = done(letters.drop(id));
        LOG.info(
                "The operator dropped dead letter {}: {} goes without the event at position {}",
                id,
                letter.processor(),
                letter.position());
        return new LetterReply.Dropped(true, "The read model goes without this event", done.left());
    }

    private void record(OperatorAct act, Letter letter) {
        var details = new LinkedHashMap<String, String>();
        details.put("readModel", letter.processor());
        details.put("deadLetterId", letter.id());
        details.put("eventType", letter.eventType());
        details.put("position", String.valueOf(letter.position()));
        acts.operator(act, tenant(letter), details);
    }

    private static @Nullable String tenant(Letter letter) {
        Object tenant = letter.metaData().get(MessageKeys.TENANT);
        return tenant == null ? null : tenant.toString();
    }

    private static Done done(Outcome outcome) {
        return switch (outcome) {
            case Done done -> done;
            case Unknown ignored -> throw unknown();
            case Busy ignored ->
                throw new Rejection(ErrorCode.ConflictError, "These letters are being tried at this moment.", Map.of());
        };
    }

    private static LetterReply.Detail reply(Letter letter) {
        return new LetterReply.Detail(
                letter.id(),
                letter.processor(),
                tenant(letter),
                letter.sequence(),
                letter.eventType(),
                letter.position(),
                letter.enqueuedAt(),
                letter.lastTriedAt(),
                letter.attempts(),
                letter.cause(),
                letter.causeDetail(),
                letter.sequenceLength());
    }

    private static Rejection unknown() {
        return Rejection.notFound("Dead letter");
    }
}
