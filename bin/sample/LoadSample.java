import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Loads a sample over HTTP, then prints the server's figures beside those of what was sent; fails if they differ. */
public class LoadSample {

    private static final int AT_ONCE = 8;
    private static final int BULK = 100;

    public static void main(String[] arguments) throws Exception {
        // Figures have ASCII digits, whatever this machine's language.
        Locale.setDefault(Locale.ROOT);
        if (List.of(arguments).equals(List.of("--help"))) {
            System.out.print(Options.USAGE);
            return;
        }
        Options options = Options.of(arguments);
        try {
            load(options);
        } catch (NoSuchFileException e) {
            fail(e.getFile() + " is not there: run this in the folder where the server was started, or name its data"
                    + " directory with data=…");
        } catch (ConnectException e) {
            fail("No server answers at " + options.url() + ": start it, or name it with url=…");
        }
    }

    private static void fail(String sentence) {
        System.err.println("load-sample: " + sentence);
        System.exit(1);
    }

    private static void load(Options options) throws Exception {
        var operator = new Client(
                options.url(),
                "x-admin-api-key",
                Files.readString(options.data().resolve("admin-api-key")).strip());
        var tenant = Json.object(operator.post("/admin/tenants", Map.of("name", "sample", "rateLimit", 1_000_000)));
        Path keyFile = options.data().resolve("sample-api-key");
        Secret.write(keyFile, (String) tenant.get("apiKey"));
        System.out.printf("Tenant %s, its key in %s%n", tenant.get("tenantId"), keyFile);

        var shop = new Client(options.url(), "x-tenant-api-key", (String) tenant.get("apiKey"));
        var sample = new Sample(options.seed(), options.customers(), options.orders(), LocalDate.now(ZoneOffset.UTC));
        long start = System.nanoTime();
        send(shop, sample);
        System.out.printf(
                "Sent %d customers and %d orders in %.1f s; some orders bring a customer of their own, and not every"
                        + " status counts%n%n",
                sample.customers().size(), sample.orders().size(), (System.nanoTime() - start) / 1e9);

        boolean same = new Comparison(sample, shop).print();
        System.exit(same ? 0 : 1);
    }

    private static void send(Client shop, Sample sample) throws Exception {
        List<Sample.Customer> customers = sample.customers();
        inParallel(java.util.stream.IntStream.range(0, (customers.size() + BULK - 1) / BULK)
                .mapToObj(part -> customers.subList(part * BULK, Math.min(customers.size(), (part + 1) * BULK)))
                .<Callable<Void>>map(part -> () -> {
                    requireAllCreated(shop.post(
                            "/v1/customers/bulk",
                            Map.of(
                                    "customers",
                                    part.stream().map(Sample.Customer::body).toList())));
                    return null;
                })
                .toList());
        inParallel(sample.orders().stream()
                .<Callable<Void>>map(order -> () -> {
                    shop.post("/v1/orders", order.body());
                    return null;
                })
                .toList());
    }

    private static void requireAllCreated(String reply) {
        for (Object result : (List<?>) Json.object(reply).get("results")) {
            if (((Map<?, ?>) result).get("customerId") == null) {
                throw new IllegalStateException("not created: " + result);
            }
        }
    }

    private static void inParallel(List<Callable<Void>> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
    }

    /**
     * What was asked for.
     *
     * @param data the server's data directory, for the operator's key
     */
    private record Options(URI url, Path data, int customers, int orders, long seed) {

        private static final String USAGE = """
                bin/load-sample [option=value ...]
                  url=http://127.0.0.1:8080   the server
                  data=data                   its data directory, where the operator's key lies in admin-api-key
                  customers=3000 orders=6000  how many
                  seed=1                      the same seed makes the same sample
                It makes a tenant of its own, so it can be run again and again.
                """;

        static Options of(String[] arguments) {
            var given = new java.util.HashMap<>(Map.of(
                    "url",
                    "http://127.0.0.1:8080",
                    "data",
                    "data",
                    "customers",
                    "3000",
                    "orders",
                    "6000",
                    "seed",
                    "1"));
            for (String argument : arguments) {
                String[] pair = argument.split("=", 2);
                if (pair.length != 2 || given.replace(pair[0], pair[1]) == null) {
                    fail("there is no option " + argument + "\n" + USAGE);
                }
            }
            return new Options(
                    URI.create(given.get("url")),
                    Path.of(given.get("data")),
                    number("customers", 1, given.get("customers")),
                    number("orders", 1, given.get("orders")),
                    number("seed", 0, given.get("seed")));
        }

        private static int number(String name, int least, String text) {
            if (!text.matches("[0-9]{1,7}") || Integer.parseInt(text) < least) {
                fail(name + " has to be a number from " + least + " to 9999999, and is '" + text + "'");
            }
            return Integer.parseInt(text);
        }
    }
}
