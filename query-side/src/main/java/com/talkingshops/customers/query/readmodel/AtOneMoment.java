package com.talkingshops.customers.query.readmodel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.transaction.annotation.Transactional;

/**
 * Marks who answers a query: whatever the answer is put together from is read as of one moment, however many statements that takes.
 * An answer from a single statement needs no transaction, and is spared two round trips without one.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Transactional(transactionManager = ReadersConfiguration.TRANSACTIONS, readOnly = true)
public @interface AtOneMoment {}
