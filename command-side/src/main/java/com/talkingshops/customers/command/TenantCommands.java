package com.talkingshops.customers.command;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** Of the command side what decides about tenants and their keys, for a server that decides about nothing else. */
@ComponentScan(
        excludeFilters = {
            @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = CommandSide.class),
            @Filter(
                    type = FilterType.REGEX,
                    pattern = "com\\.talkingshops\\.customers\\.command\\.(claim|customer|order)\\..*")
        })
public class TenantCommands {}
