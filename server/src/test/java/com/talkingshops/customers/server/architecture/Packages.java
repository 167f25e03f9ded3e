package com.talkingshops.customers.server.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** What rules say of packages. */
final class Packages {

    /** That the class's package says what it is for, and that in it nothing is {@code null} unless marked. */
    static final ArchCondition<JavaClass> BE_NULL_MARKED =
            new ArchCondition<>("lie in a package with a @NullMarked package-info") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(
                            type,
                            marked,
                            type.getName() + " lies in " + (marked ? "a marked" : "an unmarked") + " package"));
                }
            };

    private Packages() {}
}
