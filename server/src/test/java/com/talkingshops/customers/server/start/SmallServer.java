package com.talkingshops.customers.server.start;

import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** A server that starts as the whole one does, and does nothing else. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class
})
class SmallServer {

    public static void main(String[] arguments) {
        Start.of(SmallServer.class).run(arguments);
    }

    @Bean
    LastWord lastWord(DataSource dataSource) {
        return new LastWord(new JdbcTemplate(dataSource));
    }

    /** Something that still writes while the server stops. */
    record LastWord(JdbcTemplate database) implements DisposableBean {

        @Override
        public void destroy() {
            database.execute("create table if not exists kept (value text)");
            database.update("insert into kept values ('last word')");
        }
    }
}
