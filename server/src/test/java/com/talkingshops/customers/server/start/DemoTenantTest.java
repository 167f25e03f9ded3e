package com.talkingshops.customers.server.start;

import static java.nio.file.Files.getPosixFilePermissions;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.tenant.ApiKey;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.api.tenant.TenantCommand.CreateTenant;
import com.talkingshops.customers.api.tenant.TenantQuery.FindCaller;
import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.personal.KeyedHashes;
import com.talkingshops.customers.server.embedded.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;

class DemoTenantTest {

    @TempDir
    private Path data;

    private DataDirectory directory;
    private final KeyedHashes hashes = (tenant, kind, value) -> Integer.toHexString(value.hashCode());
    private final List<CommandMessage<?>> created = new ArrayList<>();
    private boolean crashes;
    private boolean behind;

    @BeforeEach
    void claim() throws Exception {
        directory = DataDirectory.claim(data);
        Files.createDirectory(data.resolve("postgres"));
    }

    @AfterEach
    void giveBack() {
        directory.close();
    }

    @Test
    void isMadeAtTheFirstStartAndAtNoOther() throws Exception {
        // when
        start();
        start();

        // then
        assertThat(created).hasSize(1);
        CreateTenant command = (CreateTenant) created.getFirst().getPayload();
        ApiKey key = ApiKey.parse(Files.readString(data.resolve("demo-api-key")).strip())
                .orElseThrow();
        assertThat(command.name()).isEqualTo("demo");
        assertThat(command.firstKey().scopes()).containsExactlyInAnyOrder(Scope.values());
        assertThat(command.firstKey().keyHash()).isEqualTo(key.hash(hashes::of));
        assertThat(created.getFirst().getMetaData())
                .containsEntry(MessageKeys.TENANT, command.tenantId().value())
                .containsEntry(MessageKeys.ACTOR, MessageKeys.OPERATOR);
        assertThat(getPosixFilePermissions(data.resolve("demo-api-key"))).isEqualTo(fromString("rw-------"));
    }

    @Test
    void isNotMadeAgainWhenACrashLeftItsKeyUntold() throws Exception {
        // given
        crashes = true;
        assertThatThrownBy(this::start).hasMessage("crash");
        assertThat(data.resolve("demo-api-key")).doesNotExist();

        // when
        crashes = false;
        start();

        // then
        assertThat(created).hasSize(1);
        assertThat(data.resolve("demo-api-key")).exists();
    }

    @Test
    void doesNotComeBackWhenItsKeyFileWasRemoved() throws Exception {
        // given
        start();
        Files.delete(data.resolve("demo-api-key"));

        // when
        start();

        // then
        assertThat(created).hasSize(1);
    }

    @Test
    void waitsForAStartAtWhichTheReadModelsAreThere() {
        // given
        behind = true;

        // when
        start();

        // then
        assertThat(created).isEmpty();
    }

    private void start() {
        var commands = SimpleCommandBus.builder().build();
        commands.subscribe(CreateTenant.class.getName(), message -> {
            created.add(message);
            if (crashes) {
                throw new IllegalStateException("crash");
            }
            return null;
        });
        var queries = SimpleQueryBus.builder().build();
        queries.subscribe(FindCaller.class.getName(), Caller.class, query -> found((FindCaller) query.getPayload()));
        new DemoTenant(
                        directory,
                        DefaultCommandGateway.builder().commandBus(commands).build(),
                        DefaultQueryGateway.builder().queryBus(queries).build(),
                        new Positions(behind),
                        hashes,
                        Clock.systemUTC())
                .run(new DefaultApplicationArguments());
    }

    private Optional<Caller> found(FindCaller query) {
        return created.stream()
                .map(message -> (CreateTenant) message.getPayload())
                .filter(tenant -> tenant.firstKey().keyHash().equals(query.keyHash()))
                .map(tenant -> new Caller(
                        tenant.tenantId(),
                        tenant.firstKey().keyId(),
                        "demo",
                        tenant.firstKey().scopes(),
                        null,
                        "IN",
                        "INR",
                        false,
                        100,
                        null))
                .findFirst();
    }

    private record Positions(boolean behind) implements ReadPositions {

        @Override
        public Set<String> runHere() {
            return Set.of();
        }

        @Override
        public Optional<Instant> firstAfter(long position) {
            return Optional.empty();
        }

        @Override
        public long head() {
            return 0;
        }

        @Override
        public boolean await(long position, Duration atMost) {
            return !behind;
        }

        @Override
        public Map<String, Long> byProcessor() {
            return Map.of();
        }
    }
}
