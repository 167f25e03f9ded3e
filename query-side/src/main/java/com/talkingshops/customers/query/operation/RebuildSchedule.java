package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.query.readmodel.ProjectorFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks for rebuilds to work on: new ones, and those whose node has gone. Each has a thread of its own. */
@Component
class RebuildSchedule {

    private final String node = "rebuild " + UUID.randomUUID();
    private final Map<String, ProjectorFactory<?>> projectors;
    private final RebuildTable table;
    private final RebuildWork work;
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();

    RebuildSchedule(List<ProjectorFactory<?>> projectors, RebuildTable table, RebuildWork work) {
        this.projectors = projectors.stream()
                .collect(Collectors.toMap(factory -> factory.readModel().name(), Function.identity()));
        this.table = table;
        this.work = work;
    }

    /** Takes whatever is to be done now, and does not wait until it is. */
    void look() {
        if (!atWork.isEmpty()) {
            table.stillAt(node, atWork);
        }
        for (var next = table.claim(node, free()); next.isPresent(); next = table.claim(node, free())) {
            begin(next.get());
        }
    }

    private Set<String> free() {
        var free = new TreeSet<>(projectors.keySet());
        free.removeAll(atWork);
        return free;
    }

    private void begin(Rebuild rebuild) {
        String name = rebuild.readModel();
        var factory = Objects.requireNonNull(projectors.get(name), "only what this node has is claimed");
        atWork.add(name);
        Thread.ofVirtual().name("rebuild-" + name).start(() -> {
            try {
                work.goOn(rebuild, factory, node);
            } finally {
                atWork.remove(name);
            }
        });
    }
}
