package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.query.directory.DirectoryChange;
import com.talkingshops.customers.query.directory.DirectoryEntry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the changes of customers mean for the directory. */
final class DirectoryChanges {

    private DirectoryChanges() {}

    static List<DirectoryChange> of(List<Changed<CustomerState>> customers) {
        return customers.stream()
                .map(changed -> change(changed.before(), changed.after()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<DirectoryChange> change(@Nullable CustomerState before, CustomerState after) {
        String tenant = after.key().tenant();
        Details details = after.details();
        if (after.present() && details != null) {
            var entry = entry(after, details);
            return Optional.of(
                    after.spot() == null
                            ? new DirectoryChange.Add(tenant, entry)
                            : new DirectoryChange.Replace(tenant, after.spot(), entry));
        }
        return !after.present() && before != null && before.spot() != null
                ? Optional.of(new DirectoryChange.Remove(tenant, before.spot()))
                : Optional.empty();
    }

    private static DirectoryEntry entry(CustomerState customer, Details details) {
        return new DirectoryEntry(
                customer.key().id(),
                Objects.requireNonNull(customer.createdAt(), "a customer who is present was created"),
                Objects.requireNonNull(customer.updatedAt(), "a customer who is present was created"),
                customer.segment(),
                details.name(),
                details.email(),
                details.mobile());
    }
}
