package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.history.Shop;

/** Updates and orders, beside the inserts that they come to. */
final class Writes implements Part {

    private static final String ONE_ROW = "1 row over plain JDBC";
    private static final String TWO_ROWS = "2 rows over plain JDBC";
    private static final int CUSTOMERS = 20_000;

    @Override
    public void measure(Bench bench) throws Exception {
        Shop shop = bench.shops().of(CUSTOMERS);
        var clients = new Clients(bench.server(), shop);
        var update = new OverHttp(bench.load(), bench.server(), clients.update());
        var order = new OverHttp(bench.load(), bench.server(), clients.order());
        bench.warm(update, 2);
        bench.warm(order, 2);
        new Contest(bench, "writes")
                .add("update", ONE_ROW, update)
                .add(ONE_ROW, "", new PlainInserts(bench.server(), 1))
                .add("order", TWO_ROWS, order)
                .add(TWO_ROWS, "", new PlainInserts(bench.server(), 2))
                .hold();
    }
}
