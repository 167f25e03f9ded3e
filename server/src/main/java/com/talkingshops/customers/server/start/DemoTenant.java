package com.talkingshops.customers.server.start;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.tenant.ApiKey;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.api.tenant.TenantCommand.CreateTenant;
import com.talkingshops.customers.api.tenant.TenantCommand.NewKey;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.api.tenant.TenantQuery.FindCaller;
import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.personal.KeyedHashes;
import com.talkingshops.customers.server.embedded.DataDirectory;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.stereotype.Component;

/**
 * Makes a first tenant in a new embedded database, so that there is somebody to try the service as. What is to be made is written
 * down first, inside the database's own folder, so that a crash at any moment leads to one tenant and no second.
 */
@Component
@ConditionalOnBean(DataDirectory.class)
final class DemoTenant implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoTenant.class);

    /** Where its key lies in a data directory. */
    static final String KEY_FILE = "demo-api-key";

    private static final String NOTE = "postgres/demo-tenant";
    private static final String MADE = "made";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DataDirectory directory;
    private final CommandGateway commands;
    private final QueryGateway queries;
    private final ReadPositions positions;
    private final KeyedHashes hashes;
    private final Clock clock;

    DemoTenant(
            DataDirectory directory,
            CommandGateway commands,
            QueryGateway queries,
            ReadPositions positions,
            KeyedHashes hashes,
            Clock clock) {
        this.directory = directory;
        this.commands = commands;
        this.queries = queries;
        this.positions = positions;
        this.hashes = hashes;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        String note = directory.secret(NOTE).orElseGet(this::noteOfANewKey);
        if (note.equals(MADE)) {
            return;
        }
        if (!positions.await(positions.head(), PATIENCE)) {
            LOG.warn("The read models are behind, so the demo tenant has to wait for the next start");
            return;
        }
        ApiKey key = ApiKey.parse(note).orElseThrow();
        if (!opensTheDoor(key)) {
            create(key);
        }
        directory.keepSecret(KEY_FILE, key.reveal());
        directory.keepSecret(NOTE, MADE);
    }

    private String noteOfANewKey() {
        String key = ApiKey.generate(new SecureRandom()).reveal();
        directory.keepSecret(NOTE, key);
        return key;
    }

    private boolean opensTheDoor(ApiKey key) {
        return queries.query(new FindCaller(key.hash(hashes::of)), ResponseTypes.optionalInstanceOf(Caller.class))
                .join()
                .isPresent();
    }

    private void create(ApiKey key) {
        var tenant = new TenantId(TimeOrderedId.next(clock));
        var keyId = new KeyId(TimeOrderedId.next(clock));
        var firstKey = new NewKey(keyId, "demo", EnumSet.allOf(Scope.class), null, null, key.hash(hashes::of));
        var create = new CreateTenant(tenant, "demo", 100, "IN", "INR", firstKey);
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(create)
                .andMetaData(Map.of(
                        MessageKeys.TENANT,
                        tenant.value(),
                        MessageKeys.ACTOR,
                        MessageKeys.OPERATOR,
                        MessageKeys.ACTOR_NAME,
                        "first start",
                        MessageKeys.REQUEST,
                        "first-start")));
        positions.await(positions.head(), PATIENCE);
    }
}
