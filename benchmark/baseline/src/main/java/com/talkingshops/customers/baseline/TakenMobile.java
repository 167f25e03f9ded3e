package com.talkingshops.customers.baseline;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.springframework.data.domain.Persistable;

/** A mobile number that a customer has; the primary key is what makes it unique. */
@Entity
class TakenMobile implements Persistable<String> {

    @Id
    private String mobile;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    TakenMobile() {}

    TakenMobile(String mobile) {
        this.mobile = mobile;
    }

    @Override
    public String getId() {
        return mobile;
    }

    /** Always inserted, never looked for first. */
    @Override
    public boolean isNew() {
        return true;
    }
}
