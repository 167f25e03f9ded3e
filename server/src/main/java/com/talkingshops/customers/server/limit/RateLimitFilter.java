package com.talkingshops.customers.server.limit;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.server.request.CurrentRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a tenant's request above its limit, and tells with every reply what is left. */
final class RateLimitFilter extends OncePerRequestFilter {

    private final Supplier<Limiter> limits;

    RateLimitFilter(Supplier<Limiter> limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller = CurrentRequest.of(request).caller();
        if (caller.isPresent()) {
            // Whoever is suspended is refused next, and is not to come back to a used-up limit.
            Allowance allowance = caller.get().suspended()
                    ? limits.get().look(caller.get())
                    : limits.get().take(caller.get());
            response.setHeader("RateLimit-Policy", allowance.policy());
            response.setHeader("RateLimit", allowance.left());
            if (!allowance.granted()) {
                throw refusal(allowance.narrowest());
            }
        }
        chain.doFilter(request, response);
    }

    private static Rejection refusal(Allowance.Share share) {
        return new Rejection(
                ErrorCode.RateLimitError,
                "%,d requests in any %d seconds are allowed".formatted(share.limit(), Window.SECONDS),
                Map.of(
                        "limit", share.limit(),
                        "windowSeconds", Window.SECONDS,
                        "retryAfterSeconds", share.reset()));
    }
}
