package com.talkingshops.customers.server.role;

import com.talkingshops.customers.command.CommandSide;
import com.talkingshops.customers.command.TenantCommands;
import com.talkingshops.customers.query.QuerySide;
import com.talkingshops.customers.query.TenantQueries;
import java.util.stream.Stream;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** Brings in what this node is there for, and of the rest what concerns tenants: without them nobody knows who sends a request. */
public final class Sides implements ImportSelector {

    private final Roles roles;

    /** Called by Spring. */
    public Sides(Environment environment) {
        this.roles = Roles.of(environment);
    }

    @Override
    public String[] selectImports(AnnotationMetadata application) {
        return Stream.of(
                        roles.include(Role.COMMAND) ? CommandSide.class : TenantCommands.class,
                        roles.include(Role.QUERY) ? QuerySide.class : TenantQueries.class)
                .map(Class::getName)
                .toArray(String[]::new);
    }
}
