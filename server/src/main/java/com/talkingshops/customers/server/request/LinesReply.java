package com.talkingshops.customers.server.request;

import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterOutputStream;
import java.io.IOException;

/**
 * A reply that is written line by line while it is made. It says what it is when its first line is written, so that a refusal
 * before that is said in JSON.
 */
public final class LinesReply extends FilterOutputStream {

    /** One JSON object in each line. */
    public static final String TYPE = "application/x-ndjson";

    private final HttpServletResponse response;
    private boolean begun;

    /** Begins with nothing. */
    public LinesReply(HttpServletResponse response) throws IOException {
        super(response.getOutputStream());
        this.response = response;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (!begun) {
            response.setContentType(TYPE);
            begun = true;
        }
        out.write(bytes);
    }
}
