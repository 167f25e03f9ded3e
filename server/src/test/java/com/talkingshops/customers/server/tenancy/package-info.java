/** No tenant can tell that there is another one, and nobody gets in who should not, at any endpoint. */
package com.talkingshops.customers.server.tenancy;
