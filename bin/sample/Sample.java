import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Customers and orders, the same for the same seed on the same day. */
final class Sample {

    private static final Set<String> NOT_COUNTED = Set.of("pending", "cancelled", "failed", "refunded");
    private static final List<String> STATUSES = List.of(
            "completed",
            "completed",
            "completed",
            "completed",
            "shipped",
            "delivered",
            "processing",
            "pending",
            "cancelled",
            "refunded",
            "failed");
    private static final List<String> SEGMENTS =
            List.of("standard", "standard", "standard", "premium", "vip", "Stammgäste", "थोक");
    private static final List<String> PRODUCTS =
            List.of("Masala chai", "Basmati 5 kg", "साड़ी", "Olive oil", "Kaffeebohnen", "Ηλιέλαιο");

    /** Each hundredth order comes from somebody whom the shop does not know yet. */
    private static final int STRANGERS = 100;

    private static final int DAYS = 400;

    private final Random random;
    private final List<Customer> customers = new ArrayList<>();
    private final List<Customer> strangers = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();

    Sample(long seed, int customerCount, int orderCount, LocalDate today) {
        random = new Random(seed);
        for (int i = 0; i < customerCount; i++) {
            customers.add(customer(i, random.nextInt(8) == 0 ? null : one(SEGMENTS)));
        }
        for (int i = 0; i < orderCount; i++) {
            boolean stranger = i % STRANGERS == 0;
            if (stranger) {
                strangers.add(customer(customerCount + i, null));
            }
            orders.add(order(stranger ? strangers.getLast() : one(customers), stranger, i, today));
        }
    }

    /** A customer, created as such or by an order. */
    record Customer(String digits, String writtenAs, String name, String email, String segment) {

        Map<String, Object> body() {
            var body = new LinkedHashMap<String, Object>();
            body.put("mobile", writtenAs);
            body.put("name", name);
            body.put("email", email);
            body.put("segment", segment);
            return body;
        }
    }

    /** An order; {@code items} or {@code finalAmount} may be missing in the request, the amount is known anyway. */
    record Order(
            Customer customer,
            boolean introduces,
            String reference,
            String status,
            BigDecimal amount,
            List<Map<String, Object>> items,
            Instant placedAt) {

        boolean counts() {
            return !NOT_COUNTED.contains(status);
        }

        Map<String, Object> body() {
            var body = new LinkedHashMap<String, Object>();
            body.put("mobile", customer.writtenAs);
            if (introduces) {
                body.put("name", customer.name);
                body.put("email", customer.email);
            }
            if (items.isEmpty()) {
                body.put("final_amount", amount);
            } else {
                body.put("product_items", items);
            }
            body.put("status", status);
            body.put("referenceId", reference);
            body.put("created_at", placedAt.toString());
            return body;
        }
    }

    /** Those to be sent as customers. */
    List<Customer> customers() {
        return customers;
    }

    /** All whom the shop knows in the end. */
    List<Customer> known() {
        var known = new ArrayList<>(customers);
        known.addAll(strangers);
        return known;
    }

    List<Order> orders() {
        return orders;
    }

    private Customer customer(int number, String segment) {
        boolean indian = random.nextInt(10) < 7;
        String digits = indian ? "9198%08d".formatted(number) : european(number);
        String writtenAs = switch (random.nextInt(4)) {
            case 0 -> "00" + digits;
            case 1 -> "+" + digits.substring(0, 2) + " " + digits.substring(2, 7) + "-" + digits.substring(7);
            case 2 -> indian ? digits.substring(2) : "+" + digits;
            default -> "+" + digits;
        };
        String name = random.nextInt(20) == 0 ? null : indian ? Names.indian(random) : Names.european(random);
        String email = random.nextInt(5) == 0 ? null : "customer%05d@example.com".formatted(number);
        return new Customer(digits, writtenAs, name, email, segment);
    }

    private String european(int number) {
        return switch (random.nextInt(4)) {
            case 0 -> "49151%08d".formatted(10_000_000 + number);
            case 1 -> "336%08d".formatted(12_000_000 + number);
            case 2 -> "346%08d".formatted(12_000_000 + number);
            default -> "4474%08d".formatted(number);
        };
    }

    private Order order(Customer customer, boolean introduces, int number, LocalDate today) {
        List<Map<String, Object>> items = new ArrayList<>();
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(1, 5_000_00), 2);
        if (random.nextBoolean()) {
            amount = BigDecimal.ZERO.setScale(2);
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                int quantity = random.nextInt(1, 6);
                BigDecimal price = BigDecimal.valueOf(random.nextInt(1, 900_00), 2);
                items.add(Map.of("name", one(PRODUCTS), "quantity", quantity, "price", price));
                amount = amount.add(price.multiply(BigDecimal.valueOf(quantity)));
            }
        }
        Instant placedAt = today.minusDays(random.nextInt(1, DAYS))
                .atStartOfDay(ZoneOffset.UTC)
                .plusSeconds(random.nextInt(86_400))
                .toInstant();
        return new Order(customer, introduces, "SAMPLE-%05d".formatted(number), one(STATUSES), amount, items, placedAt);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
