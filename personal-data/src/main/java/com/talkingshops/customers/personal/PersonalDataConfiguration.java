package com.talkingshops.customers.personal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sealing and keyed hashes over the application's database. Import it into an application, which has a bean of {@link RootKeys}. */
@Configuration(proxyBeanMethods = false)
public class PersonalDataConfiguration {

    private static final String CONNECTIONS = "keyConnections";
    private static final int MOST_CONNECTIONS = 4;

    /**
     * Connections for keys alone: a caller may hold the last one of the application's pool while it waits for a key. To open one for
     * each key takes a tenth of a second.
     */
    @Bean(name = CONNECTIONS, defaultCandidate = false)
    HikariDataSource keyConnections(DataSource dataSource) {
        HikariDataSource pool = DataSourceUnwrapper.unwrap(dataSource, HikariDataSource.class);
        if (pool == null) {
            throw new IllegalStateException("the data source is no Hikari pool, so there is nothing to go by");
        }
        var config = new HikariConfig();
        pool.copyStateTo(config);
        config.setPoolName("keys");
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    @Bean
    RootKeyCheck rootKeyCheck(RootKeys root, @Qualifier(CONNECTIONS) DataSource connections) {
        return new RootKeyCheck(root, connections);
    }

    @Bean
    PersonalData personalData(
            RootKeys root,
            @Qualifier(CONNECTIONS) DataSource connections,
            Clock clock,
            ObjectProvider<RefusedSeals> refused) {
        return new PersonalData(root, connections, clock, refused.getIfAvailable(() -> RefusedSeals.UNHEARD));
    }

    @Bean
    KeyedHashes keyedHashes(PersonalData personal) {
        return personal.hashes();
    }

    @Bean
    Sealing sealing(PersonalData personal) {
        return personal.sealing();
    }

    @Bean
    KeyUpkeep keyUpkeep(PersonalData personal, ObjectProvider<Resealing> resealing) {
        return personal.upkeep(resealing.stream().toList());
    }

    @Bean
    KeyRegister keyRegister(PersonalData personal) {
        return personal.register();
    }

    @Bean
    KeyExport keyExport(PersonalData personal) {
        return personal.export();
    }

    @Bean
    SealedMessages sealedMessages(PersonalData personal) {
        return personal.messages();
    }
}
