/** Records of acts that change no customer, order or tenant: what the operator does, and who looks at whose past. */
@NullMarked
package com.talkingshops.customers.query.act;

import org.jspecify.annotations.NullMarked;
