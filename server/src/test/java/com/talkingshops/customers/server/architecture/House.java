package com.talkingshops.customers.server.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** What the rules look at. */
final class House {

    /** Everything that ships: the classes of all modules, without tests. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("com.talkingshops.customers");

    /** Classes that break the rules on purpose. */
    static final JavaClasses CANARIES =
            new ClassFileImporter().importPackages("com.talkingshops.customers.architecture.canary");

    private House() {}
}
