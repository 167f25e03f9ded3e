package com.talkingshops.customers.server.error;

import com.talkingshops.customers.server.request.RequestId;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers for Tomcat, when a request is so broken that it reaches no filter. Tomcat's 501 and 505 tell of requests that it
 * does not understand: the client's fault.
 */
final class TomcatFailures extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(TomcatFailures.class);

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
            LOG.info("A request that reached no filter was answered with {} ({})", status, RequestId.of(request));
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
