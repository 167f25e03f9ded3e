package com.talkingshops.customers.query.readmodel;

import java.util.Map;

/**
 * What is special about the tables of a read model when two copies of it are compared; a bean of whoever projects it.
 *
 * @param readModel its name
 * @param byTable the rules, by table; all other tables are compared as they are stored
 */
public record ComparisonRules(String readModel, Map<String, TableRule> byTable) {}
