package com.talkingshops.customers.architecture.canary.customers.query;

import org.axonframework.commandhandling.CommandHandler;

/** A canary: a reader that decides. */
public class AnswersCommands {
    @CommandHandler
    void handle(String command) {}
}
