package com.talkingshops.customers.query.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** How many batches of a segment of the processor have changed a tenant's metrics. */
@Entity
@Immutable
@Table(schema = "rm_customers", name = "figures_progress")
class FiguresProgress {

    @Id
    short part;

    String tenantId;

    UUID generation;
    long change;
}
