package com.talkingshops.customers.api.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What the operator can do that is no event of a tenant or a key. Names are stored: never change or reuse one. */
public enum OperatorAct {
    REBUILD_READ_MODEL("rebuild-read-model", "Had a read model built anew"),
    CANCEL_REBUILD("cancel-rebuild", "Cancelled the rebuild of a read model"),
    VERIFY_READ_MODEL("verify-read-model", "Had a read model verified"),
    CANCEL_VERIFICATION("cancel-verification", "Cancelled the verification of a read model"),
    SWAP_BACK_READ_MODEL("swap-back-read-model", "Had brought back what was read before a rebuild"),
    CANCEL_SWAP_BACK("cancel-swap-back", "Cancelled that what was read before comes back"),
    RETRY_DEAD_LETTER("retry-dead-letter", "Had a dead letter tried again"),
    DROP_DEAD_LETTER("drop-dead-letter", "Dropped a dead letter"),
    REPLACE_KEYS("replace-keys", "Had sealing keys replaced"),
    EXPORT_KEYS("export-keys", "Exported all sealing keys"),
    VERIFY_HISTORY("verify-history", "Had the history checked"),
    MAKE_CHECKPOINT("make-checkpoint", "Made a checkpoint of the history"),
    EXPORT_HISTORY("export-history", "Exported the history with its chain"),
    READ_AUDIT_TRAIL("read-audit-trail", "Read the audit trail"),
    EXPORT_AUDIT_TRAIL("export-audit-trail", "Exported the audit trail");

    private final String label;
    private final String words;

    OperatorAct(String label, String words) {
        this.label = label;
        this.words = words;
    }

    /** The name in the interface and in storage. */
    @JsonValue
    public String label() {
        return label;
    }

    /** What it is, for people. */
    public String words() {
        return words;
    }

    @JsonCreator
    static OperatorAct stored(String label) {
        return Arrays.stream(values())
                .filter(act -> act.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such act: " + label));
    }
}
