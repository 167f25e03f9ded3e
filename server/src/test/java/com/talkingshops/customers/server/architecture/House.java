package com.talkingshops.customers.server.architecture;

import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.architecture.canary.bare.HasNoPackageInfo;
import com.talkingshops.customers.command.CommandSide;
import com.talkingshops.customers.eventstore.EventStoreConfiguration;
import com.talkingshops.customers.personal.PersonalDataConfiguration;
import com.talkingshops.customers.query.QuerySide;
import com.talkingshops.customers.server.CustomerManagement;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What the rules look at. */
final class House {

    /** Everything that ships: the classes of all modules, without tests. */
    static final JavaClasses CLASSES = shippedWith(
            CustomerId.class,
            PersonalDataConfiguration.class,
            EventStoreConfiguration.class,
            CommandSide.class,
            QuerySide.class,
            CustomerManagement.class);

    /** Classes that break the rules on purpose. */
    static final JavaClasses CANARIES = shippedWith(HasNoPackageInfo.class)
            .that(JavaClass.Predicates.resideInAPackage("com.talkingshops.customers.architecture.canary.."));

    private House() {}

    private static JavaClasses shippedWith(Class<?>... types) {
        return new ClassFileImporter()
                .importLocations(Arrays.stream(types)
                        .map(type -> Location.of(
                                type.getProtectionDomain().getCodeSource().getLocation()))
                        .collect(Collectors.toSet()));
    }
}
