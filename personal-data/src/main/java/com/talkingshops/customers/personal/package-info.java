/** Which members are personal, sealing them, and keyed hashes of them. Knows no customer. */
@NullMarked
package com.talkingshops.customers.personal;

import org.jspecify.annotations.NullMarked;
