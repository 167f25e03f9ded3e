package com.talkingshops.customers.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.chaos.Write.Kind;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Holds what is stored, and what is shown, against what was acknowledged: all of it is there, and nothing is there twice. */
final class Audit {

    private final Load load;
    private final Set<Acknowledged> seen = new HashSet<>();

    Audit(Load load) {
        this.load = load;
    }

    /** That each acknowledged write is one event, and that there are no more events than writes. */
    void compare(Stored stored) {
        List<Acknowledged> acknowledged = load.acknowledged();
        List<Write> doubtful = load.doubtful();
        assertThat(acknowledged).as("lost").allMatch(stored::has);
        assertThat(acknowledged.stream().map(one -> one.stream() + " " + one.version()))
                .as("acknowledged twice")
                .doesNotHaveDuplicates();
        between(
                stored.customers().size(),
                count(acknowledged, Acknowledged::madeCustomer),
                count(doubtful, write -> write.kind() == Kind.CUSTOMER || write.kind() == Kind.FIRST_ORDER));
        between(
                stored.orders().size(),
                count(acknowledged, Acknowledged::isOrder),
                count(doubtful, write -> write.kind() == Kind.ORDER || write.kind() == Kind.FIRST_ORDER));
        between(
                sum(stored.customers().values()) - stored.customers().size(),
                count(acknowledged, one -> one.kind() == Kind.NAME),
                count(doubtful, write -> write.kind() == Kind.NAME));
        between(sum(stored.orders().values()), stored.orders().size(), 0);
    }

    /** That whatever was acknowledged since the last time can be read. */
    void readNewsBy(Client client) {
        load.acknowledged().stream().filter(seen::add).forEach(news -> {
            Reply reply = client.get((news.isOrder() ? "/v1/orders/" : "/v1/customers/") + news.stream())
                    .expect(200);
            String version = reply.header("ETag").orElseThrow().replaceAll("\"|\\..*", "");
            assertThat(Long.parseLong(version)).isGreaterThanOrEqualTo(news.version());
        });
    }

    private static void between(long is, long acknowledged, long doubtful) {
        assertThat(is).isBetween(acknowledged, acknowledged + doubtful);
    }

    private static long sum(Collection<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private static <T> long count(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).count();
    }
}
