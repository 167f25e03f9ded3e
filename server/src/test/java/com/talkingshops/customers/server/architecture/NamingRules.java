package com.talkingshops.customers.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.talkingshops.customers.architecture.canary.name.CustomerDto;
import com.talkingshops.customers.architecture.canary.name.CustomerServiceImpl;
import com.talkingshops.customers.architecture.canary.name.OrderManager;
import com.talkingshops.customers.architecture.canary.name.StringUtils;
import com.talkingshops.customers.architecture.canary.util.LivesInADrawer;
import java.util.stream.Stream;

/** Names that say nothing. */
final class NamingRules {

    private static final String[] DRAWERS = {
        "..util..",
        "..utils..",
        "..common..",
        "..helper..",
        "..helpers..",
        "..impl..",
        "..dto..",
        "..mapper..",
        "..service..",
        "..services..",
        "..manager.."
    };

    private NamingRules() {}

    static Stream<Guarded> all() {
        return Stream.of(
                Guarded.by(
                        noClasses()
                                .should()
                                .resideInAnyPackage(DRAWERS)
                                .because("a package is named after what its classes are about"),
                        LivesInADrawer.class),
                Guarded.by(
                        noClasses()
                                .should()
                                .haveNameMatching(
                                        ".*[.$]\\w*(Utils?|Common|Helper|Impl|Dto|DTO|Mapper|Service|Manager)")
                                .because("a class is named after what it is"),
                        CustomerDto.class,
                        CustomerServiceImpl.class,
                        OrderManager.class,
                        StringUtils.class));
    }
}
