package com.talkingshops.customers.server.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/** What rules say of reading. */
final class Queries {

    /** A repository's method with a native query; Spring Data has two ways to write it. */
    static final ArchCondition<JavaMethod> BE_NATIVE = new ArchCondition<>("be a native query") {
        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            boolean inShort = method.isAnnotatedWith(NativeQuery.class);
            boolean inFull = method.tryGetAnnotationOfType(Query.class)
                    .map(Query::nativeQuery)
                    .orElse(false);
            events.add(new SimpleConditionEvent(
                    method, inShort || inFull, method.getFullName() + (inShort || inFull ? " is native" : " is none")));
        }
    };

    /** A class that answers queries. */
    static final DescribedPredicate<JavaClass> ANSWER = DescribedPredicate.describe(
            "answer queries",
            type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(QueryHandler.class)));

    /** An entity that knows whose its rows are, so that a query can say whose it reads; whether it does, each statement is asked. */
    static final ArchCondition<JavaClass> HAVE_A_TENANT = new ArchCondition<>("have a tenant") {
        @Override
        public void check(JavaClass entity, ConditionEvents events) {
            boolean has = entity.getAllFields().stream()
                    .anyMatch(field -> field.getName().equals("tenantId"));
            events.add(new SimpleConditionEvent(
                    entity, has, entity.getName() + (has ? " has a tenant" : " has no tenant")));
        }
    };

    private Queries() {}
}
