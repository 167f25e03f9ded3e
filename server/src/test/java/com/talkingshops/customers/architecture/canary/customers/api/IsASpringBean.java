package com.talkingshops.customers.architecture.canary.customers.api;

import org.springframework.core.Ordered;

/** A canary: a message that needs Spring. */
public abstract class IsASpringBean implements Ordered {}
