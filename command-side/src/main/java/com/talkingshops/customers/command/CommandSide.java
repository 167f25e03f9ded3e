package com.talkingshops.customers.command;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The whole command side: each feature configures itself. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class CommandSide {}
