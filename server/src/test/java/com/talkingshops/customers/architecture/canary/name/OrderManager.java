package com.talkingshops.customers.architecture.canary.name;

/** A canary: its name says nothing. */
public class OrderManager {}
