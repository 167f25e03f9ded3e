package com.talkingshops.customers.server.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Many replies to the same question. */
record Replies(List<Reply> all) {

    /** How often each status came. */
    Map<Integer, Long> statuses() {
        return all.stream().collect(Collectors.groupingBy(Reply::status, TreeMap::new, Collectors.counting()));
    }

    List<Reply> with(int status) {
        return all.stream().filter(reply -> reply.status() == status).toList();
    }

    /** The only reply with a status; all others must have another one. */
    Reply onlyOneWith(int status, int others) {
        assertThat(statuses()).as(this::unexpected).isEqualTo(Map.of(status, 1L, others, all.size() - 1L));
        return with(status).getFirst();
    }

    /** That no status came but these. */
    Replies nothingBut(Integer... statuses) {
        assertThat(List.of(statuses))
                .as(this::unexpected)
                .containsAll(statuses().keySet());
        return this;
    }

    private String unexpected() {
        return all.stream()
                .filter(reply -> reply.status() >= 500)
                .findFirst()
                .map(reply -> "among others: " + reply.status() + " " + reply.body())
                .orElse("statuses");
    }
}
