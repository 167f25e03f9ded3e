/** What is known of a request wherever it is worked on: its id, who sent it, its line in the log, its mark on messages. */
@NullMarked
package com.talkingshops.customers.server.request;

import org.jspecify.annotations.NullMarked;
