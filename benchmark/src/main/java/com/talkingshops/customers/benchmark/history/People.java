package com.talkingshops.customers.benchmark.history;

import java.time.Duration;
import java.time.Instant;

/** Customers by their number, the same in every run, so that nobody has to remember them. */
public final class People {

    /** In the name of every twentieth customer and of no other. */
    public static final String COMMON_NAME = "Kumar";

    private static final String[] FIRST = {
        "Aarav", "Diya", "Vihaan", "Ananya", "Rohan", "Kavya", "Ishaan", "Meera", "Arjun", "Priya", "Rahul", "Sneha",
        "Vikram", "Pooja", "Nikhil", "Lakshmi", "Élodie", "Jürgen", "Søren", "Zoë", "José", "Siân", "Anna", "Lukas",
        "Marta", "Pieter", "Chiara", "Henrik", "Ines", "Tomas", "Freya"
    };
    private static final String[] LAST = {
        "Sharma",
        "Iyer",
        "Reddy",
        "Patel",
        "Nair",
        "Gupta",
        "Das",
        "Singh",
        "Joshi",
        "Rao",
        "Mehta",
        "Bose",
        "Pillai",
        "Chopra",
        "Menon",
        "Müller",
        "Åkesson",
        "García",
        "Dvořák",
        "Nuñez",
        "O'Brien",
        "Rossi",
        "Jansen",
        "Novak",
        "Silva",
        "Weber",
        "Moreau",
        "Lindqvist",
        "Kowalski"
    };
    private static final String[] SEGMENTS = {"premium", "standard", "standard", "vip", "new"};

    private static final Duration HISTORY = Duration.ofDays(365);

    private People() {}

    /** Digits that are a valid Indian mobile number. */
    public static String mobile(int number) {
        return "9198%08d".formatted(number);
    }

    public static String name(int number) {
        int hash = mixed(number);
        return FIRST[Math.floorMod(hash, FIRST.length)] + " "
                + (number % 20 == 0 ? COMMON_NAME : LAST[Math.floorMod(hash >>> 8, LAST.length)]);
    }

    public static String email(int number) {
        return "c" + number + "@example.com";
    }

    public static String segment(int number) {
        return SEGMENTS[Math.floorMod(mixed(number) >>> 4, SEGMENTS.length)];
    }

    /** When one of so many became a customer: evenly over the year before an end. */
    public static Instant since(int number, int of, Instant end) {
        return end.minus(HISTORY).plusMillis(HISTORY.toMillis() * number / of);
    }

    /** Part of a name or address that somebody has, in at least three characters. */
    public static String term(int number) {
        return switch (Math.floorMod(mixed(number), 3)) {
            case 0 -> "c" + number;
            case 1 -> name(number).substring(0, 4).strip();
            default -> name(number);
        };
    }

    public static String body(int number) {
        return "{\"mobile\":\"+%s\",\"name\":\"%s\",\"email\":\"%s\",\"segment\":\"%s\"}"
                .formatted(mobile(number), name(number), email(number), segment(number));
    }

    /** The finalizer of SplittableRandom's generator of 32 bits: spreads neighbours. */
    static int mixed(int number) {
        int z = number + 0x9e3779b9;
        z = (z ^ (z >>> 16)) * 0x85ebca6b;
        z = (z ^ (z >>> 13)) * 0xc2b2ae35;
        return z ^ (z >>> 16);
    }
}
