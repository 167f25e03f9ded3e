package com.talkingshops.customers.query.history;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.history.HistoryQuery.Chosen;
import com.talkingshops.customers.api.history.HistoryQuery.FindHistory;
import com.talkingshops.customers.api.history.HistoryQuery.GetWholeHistory;
import com.talkingshops.customers.api.history.HistoryQuery.HistoryPage;
import com.talkingshops.customers.api.history.HistoryQuery.WholeHistory;
import com.talkingshops.customers.eventstore.replica.ReplicaReads;
import java.util.List;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers with what happened to a customer. */
@Component
class HistoryReader {

    private final Trails trails;
    private final ReplicaReads reads;

    HistoryReader(Trails trails, ReplicaReads reads) {
        this.trails = trails;
        this.reads = reads;
    }

    @QueryHandler
    public HistoryPage handle(
            FindHistory query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        var trail = trails.of(tenant, query.customerId().value());
        var chosen = chosen(trail, query.chosen());
        var page = chosen.stream()
                .skip((query.page() - 1L) * query.limit())
                .limit(query.limit())
                .toList();
        return new HistoryPage(
                new Account(trail).of(page),
                chosen.size(),
                Math.ceilDiv(chosen.size(), query.limit()),
                trail.erased(),
                new HistoryPage.Meta(
                        query.page(), query.limit(), query.chosen().oldestFirst() ? "sequence" : "-sequence"));
    }

    @QueryHandler
    public WholeHistory handle(
            GetWholeHistory query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        var trail = trails.of(tenant, query.customerId().value());
        var account = new Account(trail);
        return new WholeHistory(
                new Portions<>(chosen(trail, query.chosen()), marks -> reads.read(() -> account.of(marks))));
    }

    private static List<Mark> chosen(Trail trail, Chosen chosen) {
        var marks = trail.marks().stream()
                .filter(mark -> chosen.types().isEmpty() || chosen.types().contains(mark.type()))
                .filter(mark -> chosen.from() == null || !mark.at().isBefore(chosen.from()))
                .filter(mark -> chosen.before() == null || mark.at().isBefore(chosen.before()))
                .toList();
        return chosen.oldestFirst() ? marks : marks.reversed();
    }
}
