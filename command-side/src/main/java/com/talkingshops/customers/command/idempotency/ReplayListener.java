package com.talkingshops.customers.command.idempotency;

/** Is told when a command was answered with a kept outcome. */
@FunctionalInterface
public interface ReplayListener {

    /** A kept outcome is about to be returned. Called on the thread that sent the command. */
    void replayed();
}
