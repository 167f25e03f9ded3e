/** What the server's jar does as a program for a terminal, beside a server that runs. */
@NullMarked
package com.talkingshops.customers.server.terminal;

import org.jspecify.annotations.NullMarked;
