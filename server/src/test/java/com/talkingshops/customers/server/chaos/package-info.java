/** What the service promises while processes are killed, connections cut and databases restarted: none lost, none doubled. */
package com.talkingshops.customers.server.chaos;
