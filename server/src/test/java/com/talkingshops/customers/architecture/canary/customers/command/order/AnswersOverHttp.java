package com.talkingshops.customers.architecture.canary.customers.command.order;

import org.springframework.web.bind.annotation.RestController;

/** A canary: an endpoint amid the rules. */
@RestController
public class AnswersOverHttp {}
