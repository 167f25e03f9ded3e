package com.talkingshops.customers.server.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;

/** Calls, and references to methods, that rules speak of. */
final class Calls {

    /** Asks for the time without a clock: {@code now()} of any type, {@code currentTimeMillis}, {@code new Date()}. */
    static final DescribedPredicate<JavaAccess<?>> OF_A_WATCH =
            DescribedPredicate.describe("ask for the time without a clock", access -> {
                var target = access.getTarget();
                boolean noArguments = target.getFullName().endsWith("()");
                return (target.getName().equals("now")
                                && target.getOwner().getPackageName().startsWith("java.time")
                                && !target.getFullName().contains("java.time.Clock"))
                        || target.getFullName().startsWith("java.lang.System.currentTimeMillis")
                        || (noArguments && target.getFullName().startsWith("java.util.Date.<init>"));
            });

    static final DescribedPredicate<JavaAccess<?>> OF_A_NEW_CLOCK = DescribedPredicate.describe(
            "make a clock",
            access -> access.getTargetOwner().isEquivalentTo(Clock.class)
                    && Set.of("systemUTC", "systemDefaultZone", "system", "tickMillis", "tickSeconds")
                            .contains(access.getTarget().getName()));

    static final DescribedPredicate<JavaAccess<?>> OF_NATIVE_SQL = DescribedPredicate.describe(
            "make native queries",
            access -> Set.of(
                            "createNativeQuery",
                            "createNativeMutationQuery",
                            "createNamedStoredProcedureQuery",
                            "doWork",
                            "doReturningWork")
                    .contains(access.getTarget().getName()));

    static final ArchCondition<JavaClass> PRINT = new ArchCondition<>("print") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getFieldAccessesFromSelf().stream()
                    .filter(access -> access.getTargetOwner().isEquivalentTo(System.class))
                    .filter(access ->
                            Set.of("out", "err").contains(access.getTarget().getName()))
                    .forEach(access -> events.add(SimpleConditionEvent.satisfied(access, access.getDescription())));
        }
    };

    private Calls() {}
}
