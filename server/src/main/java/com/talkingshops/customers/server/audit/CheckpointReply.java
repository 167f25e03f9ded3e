package com.talkingshops.customers.server.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The checkpoints that were made.
 *
 * @param checkpoints the last ones, newest first, without heads
 */
@Schema(name = "ChainCheckpoints")
public record CheckpointReply(List<CheckpointJson> checkpoints) {}
