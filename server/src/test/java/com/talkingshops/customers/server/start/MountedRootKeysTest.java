package com.talkingshops.customers.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.server.failure.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator replaces the root key by changing a file, while servers run that do not all see it at once. */
class MountedRootKeysTest {

    private static final String FIRST = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String SECOND = "2:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    @TempDir
    private Path folder;

    private Path file;
    private final AtomicLong nanos = new AtomicLong(Duration.ofDays(1).toNanos());
    private MountedRootKeys keys;

    @BeforeEach
    void startWithOne() throws IOException {
        file = folder.resolve("root-key");
        write(FIRST);
        keys = new MountedRootKeys(file, nanos::get);
    }

    @Test
    void aNewKeyOpensAtOnceAndSealsWhenOtherNodesHaveItToo() throws IOException {
        // when
        write(FIRST, SECOND);
        // then
        assertThat(keys.version(2)).isPresent();
        assertThat(keys.newest().version()).isEqualTo(1);
        pass(Duration.ofMinutes(2));
        assertThat(keys.newest().version()).isEqualTo(1);
        pass(Duration.ofMinutes(2));
        assertThat(keys.newest().version()).isEqualTo(2);
        assertThat(keys.version(1)).isPresent();
    }

    @Test
    void aNodeThatStartsWithBothSealsWithTheNewer() throws IOException {
        write(FIRST, SECOND);
        assertThat(new MountedRootKeys(file, nanos::get).newest().version()).isEqualTo(2);
    }

    @Test
    void aWithdrawnKeyIsGoneWithinSeconds() throws IOException {
        // given
        write(FIRST, SECOND);
        pass(Duration.ofMinutes(1));
        assertThat(keys.version(2)).isPresent();
        pass(Duration.ofMinutes(4));
        // when
        write(SECOND);
        pass(Duration.ofSeconds(11));
        // then
        assertThat(keys.version(1)).isEmpty();
        assertThat(keys.newest().version()).isEqualTo(2);
    }

    @Test
    void aFileThatIsGoneOrSpoiltForAMomentChangesNothing() throws IOException {
        for (String spoilt : new String[] {"", "hello", "1:short"}) {
            write(spoilt);
            pass(Duration.ofSeconds(11));
            assertThat(keys.newest().version()).isEqualTo(1);
        }
        Files.delete(file);
        pass(Duration.ofSeconds(11));
        assertThat(keys.version(1)).isPresent();
    }

    @Test
    void anotherKeyOfAKnownVersionIsNotTaken() throws IOException {
        // given
        var known = keys.version(1);
        // when
        write(SECOND.replace("2:", "1:"));
        pass(Duration.ofSeconds(11));
        // then
        assertThat(keys.version(1)).isEqualTo(known);
        assertThat(keys.newest().key()).isEqualTo(known.orElseThrow());
        // and when: it is right again, with a new one
        write(FIRST, SECOND);
        pass(Duration.ofSeconds(11));
        // then
        assertThat(keys.version(2)).isPresent();
    }

    @Test
    void aFileThatIsNotThereAtTheStartIsNamed() {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> new MountedRootKeys(none))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(none.toString());
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
