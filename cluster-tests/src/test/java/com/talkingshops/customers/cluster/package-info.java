/** The service on several machines, as far as one machine can be several: nodes, a replicated database, and a balancer before them. */
package com.talkingshops.customers.cluster;
