package com.talkingshops.customers.server.seal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Has something happen before the first statement with some words in it, as if it had come in between. */
final class BeforeStatement extends DelegatingDataSource {

    private final String words;
    private final Runnable happening;
    private volatile boolean met;

    BeforeStatement(DataSource connections, String words, Runnable happening) {
        super(connections);
        this.words = words;
        this.happening = happening;
    }

    boolean hasMetIt() {
        return met;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(connection, method, arguments));
    }

    private Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
        if (!met && method.getName().equals("prepareStatement") && ((String) arguments[0]).contains(words)) {
            met = true;
            happening.run();
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
