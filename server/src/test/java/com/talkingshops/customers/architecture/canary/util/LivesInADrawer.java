package com.talkingshops.customers.architecture.canary.util;

/** A canary: its package could hold anything. */
public class LivesInADrawer {}
