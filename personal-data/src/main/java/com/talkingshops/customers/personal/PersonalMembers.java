package com.talkingshops.customers.personal;

import com.talkingshops.customers.personal.Person.Known;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is personal of a kind of message.
 *
 * @param names the members that are sealed
 * @param person the member that names the person
 * @param known what the message says of the person
 * @param linked whether the person must not be named beside what is sealed
 */
record PersonalMembers(Set<String> names, RecordComponent person, Known known, boolean linked) {

    /**
     * What the annotations of a record say.
     *
     * @return empty if nothing of it is personal
     * @throws IllegalStateException if something is, and nothing says whom it tells about
     */
    static Optional<PersonalMembers> of(Class<?> type) {
        if (!type.isRecord()) {
            return Optional.empty();
        }
        var components = type.getRecordComponents();
        Set<String> names = Arrays.stream(components)
                .filter(component -> component.isAnnotationPresent(Personal.class))
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
        Optional<RecordComponent> person = Arrays.stream(components)
                .filter(component -> component.isAnnotationPresent(Person.class))
                .findFirst();
        if (person.isEmpty() && !names.isEmpty()) {
            throw new IllegalStateException(type.getName() + " has personal members and no @Person");
        }
        // Records of applications need not be public.
        person.ifPresent(component -> component.getAccessor().setAccessible(true));
        return person.map(component -> new PersonalMembers(
                names,
                component,
                component.getAnnotation(Person.class).value(),
                component.isAnnotationPresent(Personal.class)));
    }

    /** The name of the person whom a message tells about; {@code null} if that is not known any more. */
    @Nullable
    String personOf(Object message) {
        try {
            Object name = person.getAccessor().invoke(message);
            return name == null ? null : name.toString();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("The person of a message cannot be read.", e);
        }
    }
}
