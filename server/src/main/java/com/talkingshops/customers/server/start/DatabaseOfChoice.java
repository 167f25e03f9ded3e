package com.talkingshops.customers.server.start;

import com.talkingshops.customers.eventstore.chain.SigningKey;
import com.talkingshops.customers.personal.RootKeys;
import com.talkingshops.customers.server.embedded.DataDirectory;
import com.talkingshops.customers.server.embedded.EmbeddedDatabase;
import com.talkingshops.customers.server.failure.StartFailure;
import com.talkingshops.customers.server.role.Roles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Checks, before anything else starts, the database that {@code spring.datasource.url} names; brings one up in the data directory
 * if it names none.
 */
final class DatabaseOfChoice implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseOfChoice.class);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
            ListenAddress.requireFree(environment);
            AdminKey.requireConfigured(environment);
            var addresses = new HashMap<String, Object>();
            addresses.put("spring.datasource.url", ExternalDatabase.requireReachable(environment));
            ExternalDatabase.replica(environment).ifPresent(url -> addresses.put(ExternalDatabase.REPLICA_URL, url));
            contribute(environment, addresses);
            contribute(context, RootKey.requireConfigured(environment));
            AuditKey.configured(environment).ifPresentOrElse(key -> contribute(context, key), DatabaseOfChoice::warn);
            context.addApplicationListener(new Welcome(null));
        } else {
            Roles.of(environment).requireAll();
            ExternalDatabase.requireNoReplica(environment);
            embed(context, environment);
        }
    }

    private static void embed(ConfigurableApplicationContext context, ConfigurableEnvironment environment) {
        DataDirectory directory = DataDirectory.claim(Path.of(environment.getProperty("customers.data-dir", "data")));
        String adminKey;
        try {
            ListenAddress.requireFree(environment);
            adminKey = AdminKey.configuredOrKeptIn(directory, environment);
            contribute(context, RootKey.configuredOrKeptIn(directory, environment));
            contribute(context, AuditKey.configuredOrKeptIn(directory, environment));
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
        EmbeddedDatabase database = EmbeddedDatabase.on(directory);
        closeAfterEverythingElse(database, (DefaultListableBeanFactory) context.getBeanFactory());
        startBeside(database, context);
        context.getBeanFactory().registerSingleton("dataDirectory", directory);
        contribute(
                environment,
                Map.of(
                        "spring.datasource.url",
                        database.url(),
                        "spring.datasource.username",
                        database.user(),
                        AdminKey.PROPERTY,
                        adminKey));
        context.addApplicationListener(new Welcome(directory));
    }

    /** It starts while Spring finds out what beans there are to be, and is waited for before the first of them is made. */
    private static void startBeside(EmbeddedDatabase database, ConfigurableApplicationContext context) {
        var start = new FutureTask<>(database::start);
        Thread.ofPlatform().name("start of PostgreSQL").start(start);
        context.addBeanFactoryPostProcessor(beans -> {
            await(start);
            contribute(context.getEnvironment(), Map.of("spring.datasource.password", database.password()));
        });
    }

    private static void await(Future<?> start) {
        try {
            start.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("The server was stopped before it had started.", e);
        }
    }

    /** Beans are destroyed in reverse order, and this is the first; the handler is for a start that ends before there are any. */
    private static void closeAfterEverythingElse(EmbeddedDatabase database, DefaultListableBeanFactory beans) {
        SpringApplication.getShutdownHandlers().add(database::close);
        beans.registerDisposableBean("embeddedDatabase", database::close);
    }

    private static void contribute(ConfigurableApplicationContext context, RootKeys rootKeys) {
        context.getBeanFactory().registerSingleton("rootKeys", rootKeys);
    }

    private static void contribute(ConfigurableApplicationContext context, SigningKey auditKey) {
        context.getBeanFactory().registerSingleton("auditKey", auditKey);
    }

    private static void warn() {
        LOG.warn(
                "{} is not set, so no checkpoint of the events is signed: whoever can write to the database could make their chain anew",
                AuditKey.FILE_PROPERTY);
    }

    private static void contribute(ConfigurableEnvironment environment, Map<String, Object> properties) {
        String name = "database: " + String.join(", ", properties.keySet());
        environment.getPropertySources().addFirst(new MapPropertySource(name, properties));
    }
}
