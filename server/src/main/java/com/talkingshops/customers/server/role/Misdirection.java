package com.talkingshops.customers.server.role;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what this node is not there for. That it has no such endpoint would sound as if there were none. */
final class Misdirection extends OncePerRequestFilter {

    private final Roles roles;

    Misdirection(Roles roles) {
        this.roles = roles;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Role> needed = Role.neededBy(request);
        if (needed.isPresent() && !roles.include(needed.get())) {
            throw refusal(needed.get());
        }
        chain.doFilter(request, response);
    }

    private Rejection refusal(Role needed) {
        return new Rejection(
                ErrorCode.MisdirectedRequestError,
                "This node has the role %s; send the request to one with the role %s."
                        .formatted(String.join(",", roles.told()), needed.told()),
                Map.of("requiredRole", needed.told(), "roles", roles.told()));
    }
}
