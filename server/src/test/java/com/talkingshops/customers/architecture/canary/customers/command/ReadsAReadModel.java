package com.talkingshops.customers.architecture.canary.customers.command;

import com.talkingshops.customers.query.QuerySide;

/** A canary: a decision on old news. */
public record ReadsAReadModel(QuerySide readers) {}
