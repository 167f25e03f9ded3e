package com.talkingshops.customers.eventstore.chain;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads it where it is kept. */
record StoredChainPosition(JdbcClient database) implements ChainPosition {

    @Override
    public long position() {
        return database.sql("select position from es.chain_state")
                .query(Long.class)
                .single();
    }

    @Override
    public long of(String partition) {
        return database.sql("select coalesce(max(number), 0) from es.chain_link where partition = ?")
                .param(partition)
                .query(Long.class)
                .single();
    }
}
