package com.talkingshops.customers.query.readmodel;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Has several statements see the database as of one moment; what {@link AtOneMoment} says of a whole method. */
@Component
public class OneMoment {

    private final TransactionTemplate transactions;

    OneMoment(@Qualifier(ReadersConfiguration.TRANSACTIONS) PlatformTransactionManager readers) {
        transactions = new TransactionTemplate(readers);
        transactions.setReadOnly(true);
    }

    /** Reads. */
    public <T> T read(Supplier<T> reading) {
        return Objects.requireNonNull(transactions.execute(status -> reading.get()));
    }
}
