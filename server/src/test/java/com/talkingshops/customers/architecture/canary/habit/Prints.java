package com.talkingshops.customers.architecture.canary.habit;

/** A canary: what it says cannot be switched off. */
public class Prints {
    void greet() {
        System.out.println("hello");
    }
}
