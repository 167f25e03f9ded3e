package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.api.Money;
import java.util.List;

/**
 * What a scan of a directory found.
 *
 * @param positions of the customers asked for, in order
 * @param total how many there are that match, wherever they stand
 * @param totalIsLowerBound whether there are more than {@code total}, and the figures are of those counted
 * @param active how many of them are active
 * @param lifetimeValue what they spent; zero, like {@code active}, if nothing was searched for
 */
public record DirectoryAnswer(
        List<Position> positions, long total, boolean totalIsLowerBound, long active, Money lifetimeValue) {}
