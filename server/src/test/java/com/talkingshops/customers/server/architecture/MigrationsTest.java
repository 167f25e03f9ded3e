package com.talkingshops.customers.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A migration only adds, or says in its name which releases can go on. Otherwise a node of the release before, which starts again beside the
 * new one, would take for its own what it cannot work with.
 */
class MigrationsTest {

    /** Up to where no release was before that could start on tables of a newer one. */
    private static final Map<String, String> BEFORE =
            Map.of("es", "18", "customers", "5", "erasures", "2", "statistics", "1", "tenants", "1");

    private record Script(String schema, String name, String sql) {

        static Script of(Resource file) {
            try {
                String[] path = file.getURL().getPath().split("/");
                return new Script(
                        path[path.length - 2], path[path.length - 1], file.getContentAsString(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        MigrationVersion version() {
            return MigrationVersion.fromVersion(name.substring(1, name.indexOf("__")));
        }

        boolean isHeld() {
            String before = BEFORE.get(schema);
            return before == null || version().isNewerThan(before);
        }

        @Override
        public String toString() {
            return schema + "/" + name;
        }
    }

    static Stream<Script> scripts() throws IOException {
        var files = new PathMatchingResourcePatternResolver();
        return Stream.of("classpath*:db/migration/es/*.sql", "classpath*:readmodel/*/*.sql")
                .flatMap(pattern -> {
                    try {
                        return Arrays.stream(files.getResources(pattern));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .map(Script::of);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void onlyAddOrSayFromWhichVersionOnTheyCanBeRead(Script script) {
        if (script.isHeld() && Migrations.readableFrom(script.name()).isEmpty()) {
            assertThat(new Migration(script.sql()).harmful())
                    .as("docs/operations.md, \"Changing tables\"")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void nameAVersionThatThereIsAndThatIsEarlier(Script script) throws IOException {
        Set<MigrationVersion> earlier = scripts()
                .filter(one -> one.schema().equals(script.schema()))
                .map(Script::version)
                .filter(version -> script.version().isNewerThan(version))
                .collect(Collectors.toSet());
        assertThat(script.name().contains("readable"))
                .isEqualTo(Migrations.readableFrom(script.name()).isPresent());
        assertThat(earlier)
                .containsAll(Migrations.readableFrom(script.name()).stream().toList());
    }

    @Test
    void areLookedAtInEverySchema() throws IOException {
        var newest = new TreeMap<String, MigrationVersion>();
        scripts()
                .forEach(script -> newest.merge(
                        script.schema(), script.version(), (one, other) -> one.isNewerThan(other) ? one : other));
        assertThat(newest).containsKeys(BEFORE.keySet().toArray(String[]::new));
        BEFORE.forEach((schema, before) ->
                assertThat(newest.get(schema).isAtLeast(before)).as(schema).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table worker drop column seen_at",
                "ALTER TABLE worker\n  DROP seen_at",
                "drop table worker",
                "drop index worker_by_time",
                "alter table worker rename to node",
                "alter table worker rename seen_at to seen",
                "alter table worker alter column seen_at type text",
                "alter table worker alter seen_at set data type text",
                "alter table worker alter seen_at set not null",
                "alter table worker add column zone text not null",
                "alter table worker add a text, add b numeric(10, 2) not null, add c text default 'x'",
                "alter table worker add constraint known check (zone <> '')",
                "alter table worker add a text default 'drop', add unique (zone)",
                "create table zone (id text primary key); alter table worker drop zone",
                "create unique index worker_zone on worker (zone)",
                "alter table worker add a text default '--'; alter table worker drop zone -- isn't read",
                "truncate worker",
                "delete from worker where zone is null",
                "create trigger stamp before insert on worker execute function stamp()",
            })
    void areCaughtIfTheyTakeSomethingAway(String sql) {
        assertThat(new Migration(sql + ";").harmful()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table zone (id text primary key, name text not null, check (name <> ''))",
                "create table zone (id text not null); create unique index zone_id on zone (id)",
                "create table zone (id text not null); alter table zone add primary key (id)",
                "alter table worker add column zone text",
                "alter table worker add zone text not null default 'drop; rename'",
                "alter table worker add number bigint not null generated always as identity",
                "create index worker_by_zone on worker (zone)",
                "update worker set zone = 'a' where zone is null -- drop it later",
                "comment on column worker.zone is 'takes the place of what we drop'",
            })
    void mayAdd(String sql) {
        assertThat(new Migration(sql + ";").harmful()).isEmpty();
    }
}
