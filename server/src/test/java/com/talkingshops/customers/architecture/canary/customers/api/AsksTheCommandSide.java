package com.talkingshops.customers.architecture.canary.customers.api;

import com.talkingshops.customers.command.CommandSide;

/** A canary: a message that knows who decides. */
public class AsksTheCommandSide {
    Class<?> decider() {
        return CommandSide.class;
    }
}
