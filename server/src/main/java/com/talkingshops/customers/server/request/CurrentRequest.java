package com.talkingshops.customers.server.request;

import com.talkingshops.customers.api.tenant.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What is known of the request that a thread answers, for code that is not handed the request: message buses, the log. */
public final class CurrentRequest {

    private static final String ATTRIBUTE = CurrentRequest.class.getName();
    private static final String LOGGED_ID = "requestId";
    private static final String LOGGED_TENANT = "tenant";
    private static final ThreadLocal<CurrentRequest> CURRENT = new ThreadLocal<>();

    private final String id;
    private volatile @Nullable Caller caller;
    private volatile boolean operator;

    private CurrentRequest(String id) {
        this.id = id;
    }

    /** The request that this thread answers, if it answers one. */
    public static Optional<CurrentRequest> get() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** What is known of a request that went through the filters. */
    public static CurrentRequest of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof CurrentRequest known) {
            return known;
        }
        var made = new CurrentRequest(RequestId.of(request));
        request.setAttribute(ATTRIBUTE, made);
        return made;
    }

    /** Binds this request to the thread and to what it logs. */
    void begin() {
        CURRENT.set(this);
        MDC.put(LOGGED_ID, id);
        caller().ifPresent(known -> MDC.put(LOGGED_TENANT, known.tenantId().value()));
    }

    /** Takes the request off the thread. */
    static void end() {
        CURRENT.remove();
        MDC.remove(LOGGED_ID);
        MDC.remove(LOGGED_TENANT);
    }

    /** Says that a tenant's key opened the door. */
    public void admit(Caller admitted) {
        this.caller = admitted;
        MDC.put(LOGGED_TENANT, admitted.tenantId().value());
    }

    /** Says that the operator's key opened the door. */
    public void admitOperator() {
        this.operator = true;
    }

    public String id() {
        return id;
    }

    /** Who sent the request, once a tenant's key opened the door. */
    public Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }

    /** Whether the operator sent the request. */
    public boolean byOperator() {
        return operator;
    }
}
