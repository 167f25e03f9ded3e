package com.talkingshops.customers.architecture.canary.customers.server;

import com.talkingshops.customers.eventstore.AppendListener;

/** A canary: a second one who acts on what was appended just now. */
public record ListensToAppends(AppendListener listener) {}
