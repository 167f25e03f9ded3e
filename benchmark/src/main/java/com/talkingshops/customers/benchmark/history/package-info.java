/** Events as the server would have stored them, in numbers that no client could send. */
@NullMarked
package com.talkingshops.customers.benchmark.history;

import org.jspecify.annotations.NullMarked;
