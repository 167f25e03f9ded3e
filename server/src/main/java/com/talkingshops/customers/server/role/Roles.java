package com.talkingshops.customers.server.role;

import com.talkingshops.customers.server.failure.StartFailure;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What this node is there for.
 *
 * @param all one role at least
 */
public record Roles(Set<Role> all) {

    static final String PROPERTY = "customers.roles";

    public Roles {
        all = Set.copyOf(all);
    }

    /**
     * Reads the setting {@code customers.roles}; a node that is told nothing is there for everything.
     *
     * @throws StartFailure if it names something else, or nothing
     */
    public static Roles of(Environment environment) {
        return Binder.get(environment)
                .bind(PROPERTY, Bindable.listOf(String.class))
                .map(Roles::named)
                .orElseGet(() -> new Roles(EnumSet.allOf(Role.class)));
    }

    private static Roles named(List<String> names) {
        var roles = EnumSet.noneOf(Role.class);
        for (String name : names) {
            roles.add(Arrays.stream(Role.values())
                    .filter(role -> role.told().equals(name.strip()))
                    .findAny()
                    .orElseThrow(() -> wrong(names)));
        }
        if (roles.isEmpty()) {
            throw wrong(names);
        }
        return new Roles(roles);
    }

    private static StartFailure wrong(List<String> names) {
        return new StartFailure("%s has to be command, query or command,query, and is '%s'."
                .formatted(PROPERTY, String.join(",", names)));
    }

    /** Whether a role is among them. */
    public boolean include(Role role) {
        return all.contains(role);
    }

    /**
     * Insists on a node that needs no other.
     *
     * @throws StartFailure if a role is missing
     */
    public void requireAll() {
        if (all.size() < Role.values().length) {
            throw new StartFailure(
                    "A node with %s=%s needs others beside it, and those do not reach a database that it brings along: name one with spring.datasource.url, or leave %s away."
                            .formatted(PROPERTY, String.join(",", told()), PROPERTY));
        }
    }

    /** As they are set and told. */
    List<String> told() {
        return all.stream().sorted().map(Role::told).toList();
    }
}
