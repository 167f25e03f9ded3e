package com.talkingshops.customers.query.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The number of the last batch of a segment of the processor that changed a tenant's metrics; later ones have higher ones. */
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
