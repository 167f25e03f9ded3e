package com.talkingshops.customers.baseline;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(indexes = {@Index(columnList = "createdAt, id"), @Index(columnList = "mobile")})
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class CustomerRow {

    @Id
    private String id;

    private String mobile;
    private @Nullable String name;
    private @Nullable String email;
    private @Nullable String segment;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    CustomerRow() {}

    CustomerRow(CustomerRegistered event, Instant createdAt) {
        this.id = event.customerId();
        this.mobile = event.mobile();
        this.name = event.name();
        this.email = event.email();
        this.segment = event.segment();
        this.createdAt = createdAt;
    }
}
