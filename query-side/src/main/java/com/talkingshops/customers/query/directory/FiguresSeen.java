package com.talkingshops.customers.query.directory;

import java.util.UUID;

/**
 * How far the metrics of a tenant have come.
 *
 * @param part the segment of the processor
 * @param generation another one means that the read model was built anew
 * @param change numbers the batches that changed metrics, in their order
 */
record FiguresSeen(short part, UUID generation, long change) {}
