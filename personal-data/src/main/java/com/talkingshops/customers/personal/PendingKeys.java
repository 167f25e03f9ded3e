package com.talkingshops.customers.personal;

import java.util.HashMap;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keys that were made in the transaction on this thread: until it ends nobody else sees them, and they may never be. */
final class PendingKeys {

    void add(SubjectKey key) {
        Map<KeyRef, SubjectKey> keys = ofThisThread().made;
        keys.put(new KeyRef.Named(key.tenant(), key.subject()), key);
        keys.put(new KeyRef.Linked(key.tenant(), key.linkOfPerson()), key);
    }

    Map<KeyRef, SubjectKey> all() {
        return TransactionSynchronizationManager.getResource(this) instanceof Keys keys ? keys.made : Map.of();
    }

    private Keys ofThisThread() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Keys known) {
            return known;
        }
        Keys keys = new Keys();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.bindResource(this, keys);
            TransactionSynchronizationManager.registerSynchronization(keys);
        }
        return keys;
    }

    private final class Keys implements TransactionSynchronization {

        private final Map<KeyRef, SubjectKey> made = new HashMap<>();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(PendingKeys.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(PendingKeys.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(PendingKeys.this);
        }
    }
}
