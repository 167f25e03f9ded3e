/** Requests that mean harm, or that only a broken program sends: refused in the one envelope, and nothing is stored. */
package com.talkingshops.customers.server.hostile;
