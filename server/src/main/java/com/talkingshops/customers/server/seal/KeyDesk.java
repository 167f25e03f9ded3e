package com.talkingshops.customers.server.seal;

import com.talkingshops.customers.api.audit.OperatorAct;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.personal.KeyExport;
import com.talkingshops.customers.personal.KeyRegister;
import com.talkingshops.customers.personal.KeyUpkeep;
import com.talkingshops.customers.query.act.Acts;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the operator looks after keys; what the operator does is logged and recorded. */
public final class KeyDesk {

    private static final Logger LOG = LoggerFactory.getLogger(KeyDesk.class);

    private final KeyRegister register;
    private final KeyUpkeep upkeep;
    private final KeyExport export;
    private final Runnable beginNow;
    private final Acts acts;

    /**
     * Looks after keys.
     *
     * @param beginNow has replacements begin at once if this node makes any; others look once a minute
     */
    KeyDesk(KeyRegister register, KeyUpkeep upkeep, KeyExport export, Runnable beginNow, Acts acts) {
        this.register = register;
        this.upkeep = upkeep;
        this.export = export;
        this.beginNow = beginNow;
        this.acts = acts;
    }

    /** Which keys there are, and how far their replacement is. */
    public KeyReply keys() {
        return new KeyReply(
                register.newestRoot(),
                register.underRoot().stream()
                        .map(one -> new KeyReply.Root(one.version(), one.tenants(), one.keys()))
                        .toList(),
                upkeep.progress().stream()
                        .map(one -> new KeyReply.Replacement(one.tenant(), one.dueAt(), one.done(), one.total()))
                        .toList());
    }

    /**
     * Has keys replaced, beginning now.
     *
     * @param tenant whose; {@code null} for all
     * @throws Rejection if no tenant of that name has keys
     */
    public KeyReply replace(@Nullable String tenant) {
        if (tenant != null && !upkeep.knows(tenant)) {
            throw Rejection.invalid("tenantId", "must be a tenant that has keys");
        }
        // Keys are kept through connections of their own, so the two cannot commit together.
        acts.operator(OperatorAct.REPLACE_KEYS, tenant, Map.of());
        upkeep.replaceSoon(tenant);
        LOG.info("The operator has the keys of {} replaced", tenant == null ? "all tenants" : "tenant " + tenant);
        KeyReply reply = keys();
        beginNow.run();
        return reply;
    }

    /**
     * Writes all keys, wrapped as they rest.
     *
     * @throws Rejection if there are some that are not wrapped yet; nothing is written then
     */
    public void export(OutputStream out) {
        if (register.underRoot().stream().anyMatch(one -> one.version() == 0)) {
            throw new Rejection(
                    ErrorCode.ServiceUnavailableError, "Keys are being wrapped; try again in a minute.", Map.of());
        }
        acts.operator(OperatorAct.EXPORT_KEYS, null, Map.of());
        LOG.info("The operator exports all keys");
        export.write(out);
    }
}
