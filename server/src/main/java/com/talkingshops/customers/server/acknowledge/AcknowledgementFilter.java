package com.talkingshops.customers.server.acknowledge;

import com.talkingshops.customers.server.request.Writes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/** Holds the reply to a write back until it is acknowledged. */
final class AcknowledgementFilter extends OncePerRequestFilter {

    private final WriteAcknowledgement acknowledgement;

    AcknowledgementFilter(WriteAcknowledgement acknowledgement) {
        this.acknowledgement = acknowledgement;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Writes.is(request);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var known = WebUtils.getNativeResponse(response, ContentCachingResponseWrapper.class);
        var held = known == null ? new ContentCachingResponseWrapper(response) : known;
        acknowledgement.begin();
        chain.doFilter(request, held);
        if (!isAsyncStarted(request)) {
            acknowledgement.end(request, held);
            held.copyBodyToResponse();
        }
    }
}
