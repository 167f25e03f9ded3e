package com.talkingshops.customers.eventstore;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names that events are stored under.
 *
 * @param byName the classes by their names
 * @param former the classes by names that their events were stored under before: these are read, and not written any more
 */
public record StoredTypes(Map<String, Class<?>> byName, Map<String, Class<?>> former) {

    /** Without former names. */
    public StoredTypes(Map<String, Class<?>> byName) {
        this(byName, Map.of());
    }

    /**
     * Makes sure that each name means one class.
     *
     * @throws IllegalArgumentException if a former name is in use, or is of a class that has no name now
     */
    public StoredTypes {
        byName = Map.copyOf(byName);
        former = Map.copyOf(former);
        for (var one : former.entrySet()) {
            if (byName.containsKey(one.getKey()) || !byName.containsValue(one.getValue())) {
                throw new IllegalArgumentException(one.getKey() + " is no former name of a stored type");
            }
        }
    }

    /** The classes by all names under which their events may lie. */
    Map<String, Class<?>> byAnyName() {
        var all = new HashMap<>(byName);
        all.putAll(former);
        return all;
    }

    /** All names under which events may lie that go by some names now: these, and their former ones. */
    public Set<String> allNames(Collection<String> now) {
        Set<Class<?>> classes =
                now.stream().map(byName::get).filter(Objects::nonNull).collect(Collectors.toSet());
        var all = new HashSet<>(now);
        former.forEach((name, type) -> {
            if (classes.contains(type)) {
                all.add(name);
            }
        });
        return all;
    }

    /** The name that a class is stored under, by the class. */
    Map<Class<?>, String> names() {
        return byName.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }
}
