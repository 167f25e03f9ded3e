package com.talkingshops.customers.api;

/** The metadata that every message carries, put there once at the door and inherited by the events. */
public final class MessageKeys {

    /** The tenant that the message belongs to: a {@code TenantId} as text. */
    public static final String TENANT = "tenant";

    /** Who acts: a {@code KeyId} as text, or {@link #OPERATOR}. */
    public static final String ACTOR = "actor";

    /** What the acting key was called at that time. */
    public static final String ACTOR_NAME = "actorName";

    /** The request that caused the message. */
    public static final String REQUEST = "requestId";

    /** Where in a trace the message was sent, if the request is sampled: {@code traceparent} of W3C's Trace Context. */
    public static final String TRACE = "traceparent";

    /** The {@code Idempotency-Key} of the request; on commands only. */
    public static final String IDEMPOTENCY_KEY = "idempotencyKey";

    /** A digest of the request that the idempotency key was sent with; on commands only. */
    public static final String REQUEST_DIGEST = "requestDigest";

    /** Which of several commands under one idempotency key this is: an {@code Integer} from 0; absent means 0. */
    public static final String IDEMPOTENCY_PART = "idempotencyPart";

    /** How often the command has been tried before: an {@code Integer}; on commands only. */
    public static final String ATTEMPT = "attempt";

    /** The {@link #ACTOR} of what the operator does. */
    public static final String OPERATOR = "operator";

    private MessageKeys() {}
}
