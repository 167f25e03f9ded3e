package com.talkingshops.customers.server.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;

/**
 * A rule of the house, and offenders that show that it bites.
 *
 * @param canaries classes that break the rule on purpose; each must be caught on its own
 */
record Guarded(ArchRule rule, List<Class<?>> canaries) {

    static Guarded by(ArchRule rule, Class<?>... canaries) {
        return new Guarded(rule, List.of(canaries));
    }

    /** Fails if a class of ours breaks the rule, and also if the rule is about no class of ours. */
    void check() {
        rule.allowEmptyShould(false).check(House.CLASSES);
    }

    /** What the rule has to say of an offender. */
    EvaluationResult judge(Class<?> canary) {
        return rule.evaluate(House.CANARIES.that(JavaClass.Predicates.equivalentTo(canary)));
    }

    @Override
    public String toString() {
        return rule.getDescription();
    }
}
