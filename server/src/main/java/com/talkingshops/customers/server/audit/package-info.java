/** Shows the operator, and whoever else is to be convinced, that the history is what was appended. */
@NullMarked
package com.talkingshops.customers.server.audit;

import org.jspecify.annotations.NullMarked;
