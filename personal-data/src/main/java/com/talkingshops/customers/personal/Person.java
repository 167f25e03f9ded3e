package com.talkingshops.customers.personal;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the member of a stored message that names the person whom its {@link Personal} members tell about, and under whose key they
 * are sealed. Where the name itself is personal, a random link leads to the key, until the person is forgotten.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Person {

    /** What the message says of the person. */
    Known value() default Known.ALREADY;

    /** Since when a person is known, or until when. */
    enum Known {

        /** Earlier messages told of the person. */
        ALREADY,

        /** The first message of all that tell of the person: a key is made with it. */
        FROM_NOW_ON,

        /** The person is to be forgotten: the key is destroyed with it. */
        NO_LONGER
    }
}
