package com.talkingshops.customers.query.person;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * A person's key as it rests, wrapped. It is read in the statement that reads what it opens: a round trip less than to ask for it
 * apart, and without it, as of a person who was forgotten a moment ago, nothing opens.
 */
@Entity
@Immutable
@Table(schema = "es", name = "subject_key")
public class PersonKey {

    @Id
    String subject;

    String tenantId;

    byte[] wrapped;
}
