package com.talkingshops.customers.benchmark.figure;

/**
 * One thing that was measured.
 *
 * @param group what it is compared within
 * @param what the request or work
 * @param perSecond how often it went through with all clients busy
 * @param offered the rate at which latencies were measured; 0 if they were not
 * @param p50 milliseconds
 * @param p95 milliseconds
 * @param p99 milliseconds
 * @param serverMicros the server's processor time for one, in microseconds
 * @param databaseMicros the database's
 * @param against what stands beside it; empty if nothing does
 * @param ratio its rate in parts of that one's, the median of the rounds
 * @param failures how many got another status than expected
 */
public record Line(
        String group,
        String what,
        double perSecond,
        double offered,
        double p50,
        double p95,
        double p99,
        double serverMicros,
        double databaseMicros,
        String against,
        double ratio,
        long failures) {}
