package com.talkingshops.customers.query;

import com.talkingshops.customers.query.readmodel.ReadModel;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * Of the query side what the door and the operator ask of tenants and their keys, and the operator's trail, for a server that projects
 * and answers nothing else. It knows of all read models, since what is written is acknowledged when they show it, on whatever node.
 */
@ComponentScan(
        basePackageClasses = ReadModel.class,
        basePackages = {TenantQueries.TENANTS, TenantQueries.ACTS, TenantQueries.TRAIL})
@ComponentScan(
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*ReadModelConfiguration"))
@EntityScan(TenantQueries.TENANTS)
@EnableJpaRepositories(basePackages = TenantQueries.TENANTS, considerNestedRepositories = true)
public class TenantQueries {

    static final String TENANTS = "com.talkingshops.customers.query.tenant";
    static final String ACTS = "com.talkingshops.customers.query.act";
    static final String TRAIL = "com.talkingshops.customers.query.audit";
}
