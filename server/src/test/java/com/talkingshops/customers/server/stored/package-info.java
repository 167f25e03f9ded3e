/** Events that were stored by other releases than this. */
package com.talkingshops.customers.server.stored;
