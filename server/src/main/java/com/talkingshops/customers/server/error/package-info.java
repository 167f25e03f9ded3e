/** One envelope for every failure, wherever it is raised: by the rules, by Spring, by a filter, by Tomcat. */
@NullMarked
package com.talkingshops.customers.server.error;

import org.jspecify.annotations.NullMarked;
