package com.talkingshops.customers.query.readmodel;

import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** The conditions of a query that depend on what is asked, each with its parameter. */
public final class Conditions {

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    private Conditions() {}

    /**
     * Begins with the tenant.
     *
     * @param alias of the entity that the query is about
     */
    public static Conditions in(String tenant, String alias) {
        return new Conditions().and(alias + ".tenantId = :tenant", "tenant", tenant);
    }

    /** Adds a condition that has no parameter. */
    public Conditions and(String condition) {
        texts.add(condition);
        return this;
    }

    /** Adds a condition with a parameter, unless there is no value for it. */
    public Conditions and(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            texts.add(condition);
            parameters.put(parameter, value);
        }
        return this;
    }

    /** Names a value that conditions use. */
    public Conditions with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** The clause, with a blank in front. */
    public String where() {
        return " where " + String.join(" and ", texts);
    }

    /** Sets the parameters of a query with this clause. */
    public <T> SelectionQuery<T> of(SelectionQuery<T> query) {
        parameters.forEach(query::setParameter);
        return query;
    }

    /** Sets the parameters of a query with this clause. */
    public <T> TypedQuery<T> of(TypedQuery<T> query) {
        parameters.forEach(query::setParameter);
        return query;
    }
}
