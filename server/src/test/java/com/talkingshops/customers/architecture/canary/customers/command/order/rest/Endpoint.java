package com.talkingshops.customers.architecture.canary.customers.command.order.rest;

/** What a canary knows and should not. */
public class Endpoint {}
