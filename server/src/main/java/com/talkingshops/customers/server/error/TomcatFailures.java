package com.talkingshops.customers.server.error;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers for Tomcat, when a request is so broken that it reaches no filter. Tomcat's 501 and 505 tell of requests that it
 * does not understand: the client's fault.
 */
final class TomcatFailures extends ErrorReportValve {

    private final Envelope envelope;

    TomcatFailures(Envelope envelope) {
        this.envelope = envelope;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            envelope.write(failure(status, throwable), request, response);
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Failure failure(int status, @Nullable Throwable throwable) {
        // Tomcat tells its status and the exception behind it, an application that throws always the status 500.
        if (status == 500 && throwable != null) {
            return Failures.of(throwable);
        }
        return Failure.of(status == 501 || status == 505 ? 400 : status);
    }
}
