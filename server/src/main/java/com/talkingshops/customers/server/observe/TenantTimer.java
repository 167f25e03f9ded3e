package com.talkingshops.customers.server.observe;

import com.talkingshops.customers.server.request.CurrentRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.web.filter.OncePerRequestFilter;

/** Has each request that a tenant's key let in timed, refusals by the limit among them. */
final class TenantTimer extends OncePerRequestFilter {

    private final Supplier<TenantTimings> timings;

    TenantTimer(Supplier<TenantTimings> timings) {
        this.timings = timings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long started = System.nanoTime();
        chain.doFilter(request, response);
        CurrentRequest.of(request)
                .caller()
                .ifPresent(caller ->
                        timings.get().record(caller.tenantId(), response.getStatus(), System.nanoTime() - started));
    }
}
