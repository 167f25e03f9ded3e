package com.talkingshops.customers.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.chaos.Write.Kind;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Holds what is stored, and what is shown, against what clients know: all of that is there, and nothing is there twice. */
public final class Audit {

    private final Set<Acknowledged> read = new HashSet<>();

    /** That each acknowledged write is an event of its own, and that there are no more events than there were writes. */
    public static void compare(Stored stored, Account account) {
        assertThat(account.acknowledged()).as("lost").allMatch(stored::has);
        assertThat(account.acknowledged().stream().map(one -> one.stream() + " " + one.version()))
                .as("acknowledged twice")
                .doesNotHaveDuplicates();
        assertWritten(stored.customers().size(), account.of(Kind.CUSTOMER, Kind.FIRST_ORDER));
        assertWritten(stored.orders().size(), account.of(Kind.ORDER, Kind.FIRST_ORDER));
        assertWritten(sum(stored.customers().values()) - stored.customers().size(), account.of(Kind.NAME));
        assertThat(sum(stored.orders().values()))
                .as("events of orders")
                .isEqualTo(stored.orders().size());
    }

    /** That whatever was acknowledged since the last time can be read. */
    public void readNewsBy(Client client, Account account) {
        account.acknowledged().stream().filter(read::add).forEach(news -> {
            Reply reply = client.get((news.isOrder() ? "/v1/orders/" : "/v1/customers/") + news.stream())
                    .expect(200);
            String version = reply.header("ETag").orElseThrow().replaceAll("\"|\\..*", "");
            assertThat(Long.parseLong(version)).isGreaterThanOrEqualTo(news.version());
        });
    }

    private static void assertWritten(long count, Account account) {
        assertThat(count).as("written").isBetween((long) account.acknowledged().size(), (long) account.most());
    }

    private static long sum(Collection<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
