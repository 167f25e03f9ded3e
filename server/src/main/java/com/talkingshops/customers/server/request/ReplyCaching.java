package com.talkingshops.customers.server.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps tenants' data out of caches, but for a client's own where a tag tells whether it is still true. A tag tells that for
 * one tenant only.
 */
final class ReplyCaching extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        chain.doFilter(request, new TaggedResponse(response));
    }

    private static final class TaggedResponse extends HttpServletResponseWrapper {

        TaggedResponse(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, @Nullable String value) {
            super.setHeader(name, value);
            allowOwnCache(name, value);
        }

        @Override
        public void addHeader(String name, @Nullable String value) {
            super.addHeader(name, value);
            allowOwnCache(name, value);
        }

        private void allowOwnCache(String name, @Nullable String value) {
            if (value != null && name.equalsIgnoreCase(HttpHeaders.ETAG)) {
                super.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
                super.setHeader(HttpHeaders.VARY, "x-tenant-api-key");
            }
        }
    }
}
