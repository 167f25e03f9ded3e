package com.talkingshops.customers.server.chaos;

import com.talkingshops.customers.server.chaos.Write.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * What clients know.
 *
 * @param acknowledged what they were told to be written
 * @param doubtful what they sent without learning what became of it; each may have been written, once
 */
public record Account(List<Acknowledged> acknowledged, List<Write> doubtful) {

    /** What is known of some kinds only. */
    Account of(Kind... kinds) {
        List<Kind> wanted = List.of(kinds);
        return new Account(
                acknowledged.stream().filter(one -> wanted.contains(one.kind())).toList(),
                doubtful.stream().filter(one -> wanted.contains(one.kind())).toList());
    }

    /** Everything that may have been written. */
    int most() {
        return acknowledged.size() + doubtful.size();
    }

    /** The numbers of customers that there may be. */
    List<String> numbers() {
        return Stream.concat(
                        acknowledged.stream().map(Acknowledged::of),
                        doubtful.stream().map(Write::of))
                .toList();
    }

    /** The marks that there may be. */
    List<String> marks() {
        return Stream.concat(
                        acknowledged.stream().map(Acknowledged::mark),
                        doubtful.stream().map(Write::mark))
                .toList();
    }
}
