package com.talkingshops.customers.architecture.canary.bare;

/** A canary: its package says nothing. */
public class HasNoPackageInfo {}
