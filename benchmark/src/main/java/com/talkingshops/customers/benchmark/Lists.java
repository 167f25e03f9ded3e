package com.talkingshops.customers.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.talkingshops.customers.benchmark.history.People;
import com.talkingshops.customers.benchmark.history.Shop;
import com.talkingshops.customers.benchmark.load.Traffic;
import com.talkingshops.customers.benchmark.machine.Http;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Pages of ten of a shop's customers, found and sorted in every way that the interface knows. */
final class Lists {

    static final String PLAIN = "plain";
    static final String SEGMENT = "segment";
    static final String SEGMENT_BY_VALUE = "segment, by lifetime value";
    static final String RANGE = "date range";
    static final String RANGE_OTHER_SORT = "date range, by lifetime value, page 1,000";
    static final String SEARCH = "search";
    static final String COMMON_SEARCH = "search, 5 % match";
    static final String BY_NAME = "by name";
    static final String DEEP = "page in the middle";
    static final String CURSOR = "cursor";

    /** Those whose cost must not grow with the shop. */
    static final List<String> CONSTANT = List.of(PLAIN, SEGMENT, SEGMENT_BY_VALUE, RANGE);

    /** Those whose cost may. */
    static final List<String> GROWING = List.of(RANGE_OTHER_SORT, SEARCH, COMMON_SEARCH, BY_NAME, DEEP, CURSOR);

    private static final String PAGE = "/v1/customers?limit=10";
    private static final int DAYS_OF_RANGE = 30;
    private static final int FIRST_DAYS = 330;
    private static final int CURSORS = 50;

    private Lists() {}

    static Map<String, Traffic> of(RunningServer server, Shop shop) throws IOException, InterruptedException {
        var clients = new Clients(server, shop);
        var lists = new LinkedHashMap<String, Traffic>();
        lists.put(PLAIN, clients.reads(PAGE));
        lists.put(SEGMENT, clients.reads(PAGE + "&segment=premium"));
        lists.put(SEGMENT_BY_VALUE, clients.reads(PAGE + "&segment=premium&sort=-lifetimeValue"));
        lists.put(RANGE, Traffic.reads(server.uri(), () -> shop.get(PAGE + range())));
        lists.put(
                RANGE_OTHER_SORT,
                Traffic.reads(server.uri(), () -> shop.get(PAGE + range() + "&sort=-lifetimeValue&page=1000")));
        lists.put(
                SEARCH,
                Traffic.reads(
                        server.uri(),
                        () -> shop.get(PAGE + "&searchTerm="
                                + URLEncoder.encode(People.term(clients.somebody()), StandardCharsets.UTF_8))));
        lists.put(COMMON_SEARCH, clients.reads(PAGE + "&searchTerm=" + People.COMMON_NAME));
        lists.put(BY_NAME, clients.reads(PAGE + "&sort=name"));
        lists.put(DEEP, clients.reads(PAGE + "&page=" + shop.customers() / 20));
        List<String> cursors = cursors(server, shop);
        lists.put(
                CURSOR,
                Traffic.reads(
                        server.uri(),
                        () -> shop.get(PAGE + "&cursor="
                                + cursors.get(ThreadLocalRandom.current().nextInt(cursors.size())))));
        return lists;
    }

    private static String range() {
        LocalDate from = LocalDate.now(ZoneOffset.UTC)
                .minusDays(ThreadLocalRandom.current().nextInt(DAYS_OF_RANGE, FIRST_DAYS));
        return "&startDate=" + from + "&endDate=" + from.plusDays(DAYS_OF_RANGE - 1);
    }

    private static List<String> cursors(RunningServer server, Shop shop) throws IOException, InterruptedException {
        var http = new Http(server.uri(), "x-tenant-api-key", shop.apiKey());
        var cursors = new ArrayList<String>();
        String path = PAGE;
        while (cursors.size() < CURSORS) {
            JsonNode next = http.get(path).at("/meta/nextCursor");
            if (!next.isTextual()) {
                throw new IOException("the list tells no cursor");
            }
            cursors.add(URLEncoder.encode(next.asText(), StandardCharsets.UTF_8));
            path = PAGE + "&cursor=" + cursors.getLast();
        }
        return cursors;
    }
}
