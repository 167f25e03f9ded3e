/** The interface as its description promises it, section by section, sent and read as a client would. */
package com.talkingshops.customers.server.contract;
