package com.talkingshops.customers.command.idempotency;

/**
 * A command sent under an idempotency key.
 *
 * @param scope whose keys: a tenant or the operator
 * @param keyHash keyed hash of the key
 * @param part which of several commands under the key
 * @param digest keyed hash of what the whole request asks for
 */
public record KeyedRequest(String scope, String keyHash, int part, String digest) {}
