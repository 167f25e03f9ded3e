package com.talkingshops.customers.architecture.canary.customers.query;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A canary: rows that everybody sees. */
@Entity
public class ForgetsTheTenant {
    @Id
    String id;
}
