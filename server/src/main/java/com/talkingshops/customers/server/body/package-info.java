/** What a request may send and ask for: JSON in UTF-8, read to the letter, of at most 1 MiB. */
@NullMarked
package com.talkingshops.customers.server.body;

import org.jspecify.annotations.NullMarked;
