package com.talkingshops.customers.query.readmodel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an endpoint that tells of the past, or tells very much: where there is a replica of the database, it is read from that, as
 * soon as it shows all that the primary showed when the request came.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReplicaAnswers {

    /** The parameter with which a request is of that kind; empty if every request is. */
    String given() default "";
}
