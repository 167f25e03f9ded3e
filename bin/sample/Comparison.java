import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The figures of a sample beside those that the server tells. */
final class Comparison {

    private static final int ACTIVE_DAYS = 90;

    private final Sample sample;
    private final Client shop;
    private boolean same = true;

    Comparison(Sample sample, Client shop) {
        this.sample = sample;
        this.shop = shop;
    }

    /** Prints them, then the replies themselves, and tells whether all figures are the same. */
    boolean print() throws Exception {
        var known = sample.known();
        var counted = sample.orders().stream().filter(Sample.Order::counts).toList();
        BigDecimal revenue =
                counted.stream().map(Sample.Order::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);

        String listReply = shop.get("/v1/customers?limit=2&sort=-lifetimeValue");
        String statisticsReply = shop.get("/v1/customers/stats?period=all");
        Sample.Customer best = best(counted);
        String lookupReply = shop.get("/v1/customers/lookup?mobile=%2B" + best.digits());
        Map<String, Object> list = Json.object(listReply);
        Map<String, Object> statistics = Json.object(statisticsReply);
        Map<?, ?> metrics = (Map<?, ?>) Json.object(lookupReply).get("metrics");

        System.out.printf("%-44s %16s %16s%n", "", "sent", "reply");
        row("list: total", known.size(), list.get("total"));
        row("list: activeCount", active(counted), list.get("activeCount"));
        row("list: averageLifetimeValue", average(revenue, known.size()), list.get("averageLifetimeValue"));
        row("statistics: totalCustomers", known.size(), statistics.get("totalCustomers"));
        row("statistics: totalOrders", counted.size(), statistics.get("totalOrders"));
        row("statistics: revenue", revenue, statistics.get("revenue"));
        row("statistics: averageOrderValue", average(revenue, counted.size()), statistics.get("averageOrderValue"));
        segments((Map<?, ?>) statistics.get("segmentDistribution"));
        var ofBest = counted.stream().filter(order -> order.customer() == best).toList();
        row("lookup +" + best.digits() + ": totalOrders", ofBest.size(), metrics.get("totalOrders"));
        row("lookup +" + best.digits() + ": totalSpent", spent(ofBest), metrics.get("totalSpent"));

        System.out.printf("%nGET /v1/customers?limit=2&sort=-lifetimeValue%n%s%n", listReply);
        System.out.printf("%nGET /v1/customers/stats?period=all%n%s%n", statisticsReply);
        System.out.printf("%nGET /v1/customers/lookup?mobile=%%2B%s%n%s%n", best.digits(), lookupReply);
        System.out.printf(
                "%n%s%n", same ? "All figures are those that were sent." : "NOT all figures are those that were sent.");
        return same;
    }

    private void segments(Map<?, ?> distribution) {
        var sent = sample.known().stream()
                .collect(Collectors.groupingBy(
                        customer -> customer.segment() == null ? "unsegmented" : customer.segment(),
                        TreeMap::new,
                        Collectors.counting()));
        sent.forEach((segment, count) ->
                row("statistics: segmentDistribution, " + segment, count, distribution.get(segment)));
        row("statistics: segments", sent.size(), distribution.size());
    }

    private void row(String name, Object sent, Object reply) {
        boolean agrees = reply != null && new BigDecimal(sent.toString()).equals(new BigDecimal(reply.toString()));
        same &= agrees;
        System.out.printf("%-44s %16s %16s%s%n", name, sent, reply, agrees ? "" : "  DIFFERENT");
    }

    private static Sample.Customer best(List<Sample.Order> counted) {
        return counted.stream().collect(Collectors.groupingBy(Sample.Order::customer)).entrySet().stream()
                .max(Map.Entry.comparingByValue(java.util.Comparator.comparing(Comparison::spent)))
                .orElseThrow()
                .getKey();
    }

    private static BigDecimal spent(List<Sample.Order> orders) {
        return orders.stream().map(Sample.Order::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal average(BigDecimal sum, int count) {
        return sum.divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP);
    }

    private static long active(List<Sample.Order> counted) {
        Instant from = LocalDate.now(ZoneOffset.UTC)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .minus(Duration.ofDays(ACTIVE_DAYS - 1));
        return counted.stream()
                .filter(order -> !order.placedAt().isBefore(from))
                .map(Sample.Order::customer)
                .distinct()
                .count();
    }
}
