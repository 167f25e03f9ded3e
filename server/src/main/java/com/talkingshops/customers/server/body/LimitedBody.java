package com.talkingshops.customers.server.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/** A body that refuses the request once more of it was read than is allowed, or it takes too long to come. */
final class LimitedBody extends ServletInputStream {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final ServletInputStream body;
    private final long begun = System.nanoTime();
    private long read;

    LimitedBody(ServletInputStream body) {
        this.body = body;
    }

    @Override
    public int read() throws IOException {
        int next = body.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = body.read(into, offset, length);
        count(count);
        return count;
    }

    private void count(int bytes) throws IOException {
        read += Math.max(bytes, 0);
        BodyLimit.check(read);
        if (System.nanoTime() - begun > LONGEST.toNanos()) {
            throw new IOException("A body did not arrive within " + LONGEST.toSeconds() + " s");
        }
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
