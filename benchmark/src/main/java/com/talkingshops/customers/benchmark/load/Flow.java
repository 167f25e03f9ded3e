package com.talkingshops.customers.benchmark.load;

import java.util.List;

/**
 * Requests of several kinds, each as likely as the others, at a set rate.
 *
 * @param traffic one kind at least
 */
public record Flow(List<Traffic> traffic, double perSecond) {}
