package com.talkingshops.customers.server.http;

import static com.talkingshops.customers.server.http.Client.object;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.eventstore.chain.SigningKey;
import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.personal.RootKeys;
import com.talkingshops.customers.server.CustomerManagement;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole service in this JVM, on a random port over a real PostgreSQL. Started once for all tests that do not need one of
 * their own: each makes itself a tenant, and tenants do not see each other.
 */
public final class RunningServer {

    private static final AtomicInteger SHOPS = new AtomicInteger();

    /** Of all servers in this process, some of which share a database. */
    private static final RootKeys ROOT_KEYS = RootKeySet.fresh();

    private static final SigningKey AUDIT_KEY = SigningKey.fresh();

    private final ConfigurableApplicationContext context;
    private final String adminKey;
    private final OpenApiCheckHolder check;

    private RunningServer(ConfigurableApplicationContext context, String adminKey) {
        this.context = context;
        this.adminKey = adminKey;
        this.check = new OpenApiCheckHolder(base());
    }

    /** The server that tests share. */
    public static RunningServer shared() {
        return Shared.SERVER;
    }

    /** A server of one's own over a database, with further properties. */
    public static RunningServer start(String databaseUrl, String... properties) {
        return start(CustomerManagement.class, databaseUrl, properties);
    }

    /** The same, with something in it that this release does not have. */
    public static RunningServer startLater(Class<?> more, String databaseUrl, String... properties) {
        return start(more, databaseUrl, properties);
    }

    private static RunningServer start(Class<?> more, String databaseUrl, String... properties) {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        String adminKey = HexFormat.of().formatHex(random);
        // Arguments, because mere default properties yield to application.yml.
        var arguments = Stream.concat(
                Stream.of(
                        "spring.datasource.url=" + databaseUrl,
                        "customers.admin-api-key=" + adminKey,
                        "server.port=0",
                        "logging.level.root=warn"),
                Stream.of(properties));
        var context = new SpringApplicationBuilder(CustomerManagement.class, more)
                // The database ends with the JVM, and nobody waits for an orderly farewell.
                .registerShutdownHook(false)
                .initializers(starting -> {
                    starting.getBeanFactory().registerSingleton("rootKeys", ROOT_KEYS);
                    starting.getBeanFactory().registerSingleton("auditKey", AUDIT_KEY);
                })
                .run(arguments.map(argument -> "--" + argument).toArray(String[]::new));
        return new RunningServer(context, adminKey);
    }

    public String base() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public String adminKey() {
        return adminKey;
    }

    /** Somebody without a key. */
    public Client anybody() {
        return new Client(base(), check);
    }

    /** The operator. */
    public Client operator() {
        return anybody().with("x-admin-api-key", adminKey);
    }

    /** Somebody with a key. */
    public Client holder(String apiKey) {
        return anybody().with("x-tenant-api-key", apiKey);
    }

    /** A new tenant of region IN that may send as much as it likes. */
    public Shop newShop() {
        return newShop("IN");
    }

    public Shop newShop(String region) {
        var made = operator()
                .post(
                        "/admin/tenants",
                        object("name", "Shop " + SHOPS.incrementAndGet(), "rateLimit", 10_000_000, "region", region))
                .expect(201);
        return new Shop(made.text("/tenantId"), made.text("/apiKey"), holder(made.text("/apiKey")));
    }

    public void stop() {
        context.close();
    }

    private static final class Shared {
        // Longer than by default: a machine that is busy building must not make a write answer before it can be read.
        static final RunningServer SERVER = start(TestDatabase.freshUrl(), "customers.acknowledge.wait=30s");
    }
}
