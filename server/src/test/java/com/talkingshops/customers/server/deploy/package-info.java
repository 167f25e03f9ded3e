/** The files by which the service runs in containers agree with each other and with what is said of them. */
package com.talkingshops.customers.server.deploy;
