package com.talkingshops.customers.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.server.failure.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class ExternalDatabaseTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example.com/shop, jdbc:postgresql://db.example.com/shop?sslmode=verify-full",
        "jdbc:postgresql://db.example.com:5433/shop?ApplicationName=a, jdbc:postgresql://db.example.com:5433/shop?ApplicationName=a&sslmode=verify-full",
        "'jdbc:postgresql://localhost,10.0.0.7/shop', 'jdbc:postgresql://localhost,10.0.0.7/shop?sslmode=verify-full'",
        "jdbc:postgresql://localhost.example.com/shop, jdbc:postgresql://localhost.example.com/shop?sslmode=verify-full",
    })
    void asksADatabaseElsewhereForTlsAndProof(String given, String used) {
        assertThat(ExternalDatabase.verified("spring.datasource", given)).isEqualTo(used);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db?user=a&password=secret",
                "jdbc:postgresql://user:secret@db:5432/shop",
                "jdbc:postgresql://db:port/shop?password=secret",
            })
    void tellsNothingOfAnAddressThatItCannotRead(String given) {
        assertThatThrownBy(() -> ExternalDatabase.verified("spring.datasource", given))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("cannot be read")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:shop",
                "jdbc:postgresql://localhost/shop",
                "jdbc:postgresql://127.0.0.1:5433/shop",
                "jdbc:postgresql://[::1]/shop",
                "jdbc:postgresql:///shop",
                "jdbc:postgresql://LOCALHOST/shop",
                "jdbc:postgresql://db.example.com/shop?sslmode=disable",
                "jdbc:postgresql://db.example.com/shop?sslmode=verify-ca&sslrootcert=/ca.pem",
                "jdbc:postgresql://db.example.com/shop?ssl=true",
            })
    void leavesAnAddressThatSaysForItselfOrIsThisMachine(String given) {
        assertThat(ExternalDatabase.verified("spring.datasource", given)).isEqualTo(given);
    }

    @Test
    void asksAReplicaElsewhereForTheSame() {
        assertThat(ExternalDatabase.replica(replicaAt("jdbc:postgresql://db-replica.example.com/shop")))
                .hasValue("jdbc:postgresql://db-replica.example.com/shop?sslmode=verify-full");
        assertThat(ExternalDatabase.replica(replicaAt("jdbc:postgresql://localhost/shop")))
                .hasValue("jdbc:postgresql://localhost/shop");
        assertThat(ExternalDatabase.replica(replicaAt(" "))).isEmpty();
    }

    @Test
    void namesTheSettingOfAReplicaThatCannotBeOne() {
        assertThatThrownBy(() -> ExternalDatabase.replica(replicaAt("jdbc:mysql://db/shop")))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("customers.read-datasource.url has to begin with jdbc:postgresql:");
        assertThatThrownBy(() -> ExternalDatabase.requireNoReplica(replicaAt("jdbc:postgresql://localhost/shop")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("of the embedded database there is none");
    }

    private static MockEnvironment replicaAt(String url) {
        return new MockEnvironment().withProperty("customers.read-datasource.url", url);
    }
}
