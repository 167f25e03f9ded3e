package com.talkingshops.customers.server.audit;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What tells whether a checkpoint was signed here.
 *
 * @param key its short name, as checkpoints have it
 * @param publicKey Ed25519, in PEM
 */
@Schema(name = "AuditKey")
public record AuditKeyReply(String key, String publicKey) {}
