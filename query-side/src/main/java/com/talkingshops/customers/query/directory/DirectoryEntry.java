package com.talkingshops.customers.query.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the directory takes it.
 *
 * @param customerId 24 hex digits
 * @param segment empty for none
 * @param mobile up to 17 digits
 */
public record DirectoryEntry(
        String customerId,
        Instant createdAt,
        Instant updatedAt,
        String segment,
        @Nullable String name,
        @Nullable String email,
        @Nullable String mobile) {}
