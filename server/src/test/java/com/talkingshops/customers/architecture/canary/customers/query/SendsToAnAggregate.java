package com.talkingshops.customers.architecture.canary.customers.query;

import com.talkingshops.customers.command.CommandSide;

/** A canary: a reader that decides. */
public record SendsToAnAggregate(CommandSide deciders) {}
