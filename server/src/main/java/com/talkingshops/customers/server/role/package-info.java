/** What a node is there for: commands, queries, or both. */
@NullMarked
package com.talkingshops.customers.server.role;

import org.jspecify.annotations.NullMarked;
