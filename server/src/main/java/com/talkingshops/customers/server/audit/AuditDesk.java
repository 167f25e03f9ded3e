package com.talkingshops.customers.server.audit;

import com.talkingshops.customers.api.audit.OperatorAct;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.eventstore.chain.ChainChecks;
import com.talkingshops.customers.eventstore.chain.ChainPosition;
import com.talkingshops.customers.eventstore.chain.Checkpoint;
import com.talkingshops.customers.eventstore.chain.Checkpoints;
import com.talkingshops.customers.eventstore.chain.SigningKey;
import com.talkingshops.customers.query.act.Acts;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the operator has the history checked, and takes away what proves it elsewhere; what the operator does is logged and recorded. */
public final class AuditDesk {

    private static final Logger LOG = LoggerFactory.getLogger(AuditDesk.class);
    private static final int LISTED = 100;

    private final Optional<SigningKey> key;
    private final Checkpoints checkpoints;
    private final ChainChecks checks;
    private final ChainPosition chain;
    private final AuditExport export;
    private final Acts acts;
    private final Clock clock;

    AuditDesk(
            Optional<SigningKey> key,
            Checkpoints checkpoints,
            ChainChecks checks,
            ChainPosition chain,
            AuditExport export,
            Acts acts,
            Clock clock) {
        this.key = key;
        this.checkpoints = checkpoints;
        this.checks = checks;
        this.chain = chain;
        this.export = export;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * What tells whether a checkpoint was signed here.
     *
     * @throws Rejection if nothing signs
     */
    public AuditKeyReply key() {
        var verifying = required().verifying();
        return new AuditKeyReply(verifying.id(), verifying.pem());
    }

    private SigningKey required() {
        return key.orElseThrow(() -> new Rejection(
                ErrorCode.ServiceUnavailableError,
                "No key signs checkpoints here: set customers.audit-key-file.",
                Map.of()));
    }

    /**
     * Makes a checkpoint of what is chained now.
     *
     * @param tenant of whose events; {@code null} for all
     * @throws Rejection if that tenant has none, or nothing signs
     */
    public CheckpointJson makeCheckpoint(@Nullable String tenant) {
        SigningKey signing = required();
        requireEvents(tenant);
        record(OperatorAct.MAKE_CHECKPOINT, tenant);
        Checkpoint made = checkpoints.make(signing, tenant);
        LOG.info("The operator has made a checkpoint of the event chain: {}", told(made));
        return CheckpointJson.of(made);
    }

    /** Short enough for a log, and enough to check with. */
    static String told(Checkpoint checkpoint) {
        return JsonMapper.shared().writeValueAsString(CheckpointJson.of(checkpoint.brief()));
    }

    /** The last checkpoints. */
    public CheckpointReply checkpoints() {
        return new CheckpointReply(
                checkpoints.newest(LISTED).stream().map(CheckpointJson::of).toList());
    }

    /**
     * Begins to check the history.
     *
     * @param tenant whose events are looked at; {@code null} for all
     * @param given a checkpoint that was kept elsewhere; {@code null} for none
     * @throws Rejection if a check is going on, the tenant has no events, or what is given is no checkpoint of ours
     */
    public VerificationReply verify(@Nullable String tenant, @Nullable JsonNode given) {
        requireEvents(tenant);
        List<Checkpoint> kept = given == null ? List.of() : List.of(ours(given));
        // Whether one is going on is only known by beginning, and what is recorded without need does less harm than the
        // contrary.
        record(OperatorAct.VERIFY_HISTORY, tenant);
        if (!checks.begin(tenant, key.map(SigningKey::verifying).orElse(null), kept)) {
            throw new Rejection(
                    ErrorCode.ConflictError,
                    "The history is being checked. Wait until that is over: GET /admin/audit/verify tells.",
                    Map.of());
        }
        LOG.info("The operator has the history of {} checked", tenant == null ? "all tenants" : "tenant " + tenant);
        return verification();
    }

    private void record(OperatorAct act, @Nullable String tenant) {
        acts.operator(act, tenant, tenant == null ? Map.of() : Map.of("tenantId", tenant));
    }

    private Checkpoint ours(JsonNode given) {
        Checkpoint read = CheckpointJson.read(given)
                .orElseThrow(() -> Rejection.invalid(
                        "checkpoint", "must be a checkpoint as POST /admin/audit/checkpoints answers it"));
        if (!read.isSignedBy(required().verifying())) {
            throw Rejection.invalid("checkpoint", "must be signed by this server's key, and be as it was then");
        }
        return read;
    }

    private void requireEvents(@Nullable String tenant) {
        if (tenant != null && chain.of(tenant) == 0) {
            throw Rejection.invalid("tenantId", "must be a tenant whose events are chained, or system");
        }
    }

    /** How far the last check is, and what it has come to. */
    public VerificationReply verification() {
        return checks.last()
                .map(check -> VerificationReply.of(check, clock.instant()))
                .orElseGet(VerificationReply::never);
    }

    /**
     * Writes chained events with their links, and a checkpoint behind them.
     *
     * @param tenant whose events; {@code null} for all
     * @throws Rejection if that tenant has none, or nothing signs; nothing is written then
     */
    public void export(@Nullable String tenant, OutputStream out) {
        SigningKey signing = required();
        requireEvents(tenant);
        record(OperatorAct.EXPORT_HISTORY, tenant);
        LOG.info("The operator exports the history of {}", tenant == null ? "all tenants" : "tenant " + tenant);
        export.write(tenant, checkpoints.make(signing, tenant), out);
    }
}
