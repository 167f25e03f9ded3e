package com.talkingshops.customers.server.seal;

import com.talkingshops.customers.personal.RootKeys;
import com.talkingshops.customers.query.readmodel.ReadModel;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(KeysImport.PROPERTY)
class KeysImportConfiguration {

    /** Migrates in the place of what does without keys. */
    @Bean
    @Primary
    KeysImport keysImport(
            @Value("${" + KeysImport.PROPERTY + "}") String file,
            RootKeys root,
            DataSource dataSource,
            List<ReadModel> readModels) {
        return new KeysImport(Path.of(file), root, dataSource, readModels);
    }
}
